import type { Selection, Preset } from './account';

/** What choosing needs to know of a check, in an account's mode. */
export interface CheckTraits {
  readonly id: string;
  readonly workload: string;
  readonly kind: 'read' | 'write';
  /** In this mode it needs a permission that Microsoft reserves for administrators. */
  readonly reserved: boolean;
}

/** What a preset leaves for runs to draw from. */
export const presets: Readonly<Record<Preset, (check: CheckTraits) => boolean>> = {
  'read-only': ({ kind }) => kind === 'read',
  balanced: ({ reserved }) => !reserved,
  everything: () => true,
};

/** Whether a name stands for a check: its id, its workload, or `*`. */
export const isNamed = (
  { id, workload }: Pick<CheckTraits, 'id' | 'workload'>,
  names: readonly string[],
): boolean => names.some((name) => name === '*' || name === workload || name === id);

/** Whether every run includes the check. A preset of reads alone has no writes here either. */
export function isAlways(check: CheckTraits, { preset, always, except = [] }: Selection): boolean {
  if (isNamed(check, except)) return false;
  return always.includes(check.id) && (preset !== 'read-only' || check.kind === 'read');
}

/** Whether runs draw from the check, as far as its owner has a say. */
export function isDrawn(check: CheckTraits, selection: Selection): boolean {
  const { preset = 'everything', random, except = [] } = selection;
  if (isNamed(check, except)) return false;
  return isNamed(check, random) && presets[preset](check) && !isAlways(check, selection);
}

/** How much more or less often than others a check is drawn: its own weight goes before its workload's. */
export function weightOf(
  { id, workload }: Pick<CheckTraits, 'id' | 'workload'>,
  { weights = {} }: Selection,
): number {
  return weights[id] ?? weights[workload] ?? 1;
}
