/**
 * Accounts as code: the document that `GET /api/export` answers, `perennial export` prints and `perennial apply` reads. Written by
 * hand it may have less in it (accounts without `id` and `owner`) and one thing more: where the secret of a credential lies.
 */
import * as z from 'zod';
import { CommandProblem } from '../problem';
import { readJson } from '../read-json';

const reference = z.union([
  z.strictObject({ env: z.string().min(1) }),
  z.strictObject({ file: z.string().min(1) }),
]);
/** The kind, and where its secret lies: never the secret itself, because such files are kept under version control. */
const credential = z.strictObject({
  kind: z.string().min(1),
  clientSecret: reference.optional(),
  pem: reference.optional(),
  refreshToken: reference.optional(),
});

const account = z.looseObject({
  id: z.string().optional(),
  name: z.string().min(1).describe('Which account it is where `id` is absent'),
  credential: credential.optional(),
});
export type Declared = z.output<typeof account>;

const document = z.strictObject({
  version: z.literal(1).default(1),
  exportedAt: z.string().optional(),
  accounts: z.array(account),
  members: z.array(z.unknown()).default([]),
  settings: z.record(z.string(), z.unknown()).default({}),
});
export type Document = z.output<typeof document>;

/** Throws `CommandProblem` naming the first field that is wrong. */
export function readDocument(file: string): Document {
  const parsed = document.safeParse(readJson(file));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new CommandProblem(`${file}: /${issue?.path.join('/') ?? ''}: ${issue?.message ?? ''}`);
  }
  const twice = declaredTwice(parsed.data.accounts);
  if (twice !== undefined) throw new CommandProblem(`${file}: two accounts are ${twice}.`);
  return parsed.data;
}

/** Accounts may be called alike where their ids tell them apart, as an export does. */
function declaredTwice(accounts: readonly Declared[]): string | undefined {
  const clash = (one: Declared, other: Declared): string | undefined => {
    if (one.id !== undefined && one.id === other.id) return `of the id ${one.id}`;
    const isTold = one.id !== undefined && other.id !== undefined;
    return one.name === other.name && !isTold ? `called ${one.name}` : undefined;
  };
  for (const [index, one] of accounts.entries())
    for (const other of accounts.slice(0, index)) {
      const found = clash(one, other);
      if (found !== undefined) return found;
    }
  return undefined;
}
