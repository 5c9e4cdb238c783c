/** What must be done so that an installation has what a document declares. Pure. */
import { CommandProblem } from '../problem';
import type { Declared } from './document';

/** An account as the API tells it. */
export interface Present {
  readonly id: string;
  readonly name: string;
  readonly credential?: { readonly kind: string };
  readonly [field: string]: unknown;
}

export interface Change {
  readonly field: string;
  readonly from: unknown;
  readonly to: unknown;
}

export type Step =
  | { readonly type: 'create'; readonly declared: Declared }
  | {
      readonly type: 'change';
      readonly present: Present;
      readonly declared: Declared;
      readonly changes: readonly Change[];
    }
  /** There, and not in the document: removed only when that is asked for. */
  | { readonly type: 'extra'; readonly present: Present };

export function planOf(
  declared: readonly Declared[],
  present: readonly Present[],
): readonly Step[] {
  const named = (name: string) => present.filter((one) => one.name === name);
  const steps = declared.flatMap((one): Step[] => {
    const [found, ...more] = named(one.name);
    if (more.length > 0)
      throw new CommandProblem(
        `${more.length + 1} accounts are called ${one.name}: rename all but one.`,
      );
    if (!found) return [{ type: 'create', declared: one }];
    const changes = changesOf(one, found);
    return changes.length > 0 ? [{ type: 'change', present: found, declared: one, changes }] : [];
  });
  const wanted = new Set(declared.map(({ name }) => name));
  const extra = present.filter(({ name }) => !wanted.has(name));
  return [...steps, ...extra.map((one): Step => ({ type: 'extra', present: one }))];
}

/** A field that the document leaves out stays as it is; of a credential its kind alone can be compared. */
function changesOf({ credential, ...fields }: Declared, present: Present): readonly Change[] {
  const changes = Object.entries(fields)
    .filter(([field, value]) => !contains(present[field], value))
    .map(([field, to]) => ({ field, from: present[field], to }));
  const kind = present.credential?.kind;
  return credential === undefined || credential.kind === kind
    ? changes
    : [...changes, { field: 'credential', from: kind, to: credential.kind }];
}

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
