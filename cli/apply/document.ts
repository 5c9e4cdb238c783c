/** Accounts as code: the document that `perennial export` prints and `perennial apply` reads. */
import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { CommandProblem } from '../problem';

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
  name: z.string().min(1).describe('Which account it is: names are unique in a document'),
  credential: credential.optional(),
});
export type Declared = z.output<typeof account>;

const document = z.strictObject({ accounts: z.array(account) });

/** Throws `CommandProblem` naming the first field that is wrong. */
export function readDocument(file: string): readonly Declared[] {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (thrown) {
    throw new CommandProblem(`${file} cannot be read as JSON: ${(thrown as Error).message}`);
  }
  const parsed = document.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new CommandProblem(`${file}: /${issue?.path.join('/') ?? ''}: ${issue?.message ?? ''}`);
  }
  const { accounts } = parsed.data;
  const twice = accounts.find(
    ({ name }, index) => accounts.findIndex((one) => one.name === name) < index,
  );
  if (twice) throw new CommandProblem(`${file}: two accounts are called ${twice.name}.`);
  return accounts;
}
