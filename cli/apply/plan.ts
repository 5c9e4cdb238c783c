/** What must be done so that an installation has what a document declares. Pure. */
import { CommandProblem } from '../problem';
import type { Declared } from './document';

/** An account as `GET /api/export` tells it. */
export interface Present {
  readonly id: string;
  readonly name: string;
  readonly owner: string;
  readonly credential: { readonly kind: string };
  readonly [field: string]: unknown;
}

export interface Change {
  readonly field: string;
  readonly from: unknown;
  readonly to: unknown;
}

export type Step =
  | { readonly type: 'create'; readonly declared: Declared; readonly id: string }
  | {
      readonly type: 'change';
      readonly present: Present;
      readonly declared: Declared;
      readonly changes: readonly Change[];
    }
  | { readonly type: 'keep'; readonly present: Present; readonly declared: Declared }
  /** There, and not in the document: removed only when that is asked for. */
  | { readonly type: 'extra'; readonly present: Present };

export interface Installation {
  readonly accounts: readonly Present[];
  /** Ids of those that were imported and have no credential yet. */
  readonly withoutCredential: ReadonlySet<string>;
}

/** What says which account it is, and whose: an installation decides it once. */
const IDENTITY = ['id', 'owner'];
/** What the API does not change: another tenant or app is another account. Neither has upper and lower case. */
const FIXED = ['tenantId', 'clientId'];

/** `newId` makes an id for an account that has none. Throws `CommandProblem` where it cannot be done. */
export function planOf(
  declared: readonly Declared[],
  installation: Installation,
  newId: () => string,
): readonly Step[] {
  const steps = declared.map((one): Step => {
    const present = find(one, installation.accounts);
    if (!present) return { type: 'create', declared: one, id: one.id ?? newId() };
    const changes = changesOf(one, present, installation.withoutCredential.has(present.id));
    return changes.length > 0
      ? { type: 'change', present, declared: one, changes }
      : { type: 'keep', present, declared: one };
  });
  const wanted = new Set(steps.map((step) => ('present' in step ? step.present.id : step.id)));
  const extra = installation.accounts.filter(({ id }) => !wanted.has(id));
  return [...steps, ...extra.map((one): Step => ({ type: 'extra', present: one }))];
}

function find({ id, name }: Declared, accounts: readonly Present[]): Present | undefined {
  const byId = accounts.find((one) => one.id === id);
  if (byId) return byId;
  const [found, ...more] = accounts.filter((one) => one.name === name);
  if (more.length > 0)
    throw new CommandProblem(`${more.length + 1} accounts are called ${name}: rename all but one.`);
  return found;
}

/** A field that the document leaves out stays as it is; of a credential its kind alone can be compared. */
function changesOf(
  { credential, ...fields }: Declared,
  present: Present,
  withoutCredential: boolean,
): readonly Change[] {
  const changes = Object.entries(fields)
    .filter(([field]) => !IDENTITY.includes(field))
    .filter(
      ([field, value]) => !contains(comparable(field, present[field]), comparable(field, value)),
    )
    .map(([field, to]) => ({ field, from: present[field], to }));
  const fixed = changes.find(({ field }) => FIXED.includes(field));
  if (fixed)
    throw new CommandProblem(
      `${present.name}: ${fixed.field} cannot be changed: remove the account first, and it is made anew.`,
    );
  if (credential === undefined) return changes;
  const from = withoutCredential ? undefined : present.credential.kind;
  const given = Object.keys(credential).length > 1;
  const differs = withoutCredential ? given : credential.kind !== from;
  return differs ? [...changes, { field: 'credential', from, to: credential.kind }] : changes;
}

const comparable = (field: string, value: unknown): unknown =>
  FIXED.includes(field) && typeof value === 'string' ? value.toLowerCase() : value;

/** Whether all that is asked for is there: objects may have more, lists may not. */
function contains(present: unknown, asked: unknown): boolean {
  if (typeof asked !== 'object' || asked === null) return present === asked;
  if (typeof present !== 'object' || present === null) return false;
  if (Array.isArray(asked))
    return (
      Array.isArray(present) &&
      present.length === asked.length &&
      asked.every((value, index) => contains(present[index], value))
    );
  return Object.entries(asked).every(([field, value]) =>
    contains((present as Record<string, unknown>)[field], value),
  );
}
