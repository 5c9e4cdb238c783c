/** What a plan comes to, for whoever is asked. */
import type { Step } from './plan';
import type { Imported } from './transfer';

export interface Flags {
  readonly dryRun?: boolean;
  readonly prune?: boolean;
}

const text = (value: unknown): string => (value === undefined ? '–' : JSON.stringify(value));

/** One line for each thing that differs, and one for each field of an account. */
export function difference(plan: readonly Step[], foreseen: Imported, prune: boolean): string {
  const lines = [
    ...plan.flatMap((step) => stepLines(step, prune)),
    ...added(foreseen).map(({ name }) => `+ member ${name}`),
    ...(SETTINGS_LINES[foreseen.settings] ?? []),
  ];
  return lines.length > 0 ? lines.join('\n') : 'Nothing differs.';
}

function stepLines(step: Step, prune: boolean): readonly string[] {
  if (step.type === 'keep') return [];
  if (step.type === 'create') return [`+ ${step.declared.name}`];
  if (step.type === 'change')
    return [
      `~ ${step.present.name}`,
      ...step.changes.map(({ field, from, to }) => `    ${field}: ${text(from)} → ${text(to)}`),
    ];
  const { name } = step.present;
  return [prune ? `- ${name}` : `? ${name} is not in the file: --prune removes it`];
}

const SETTINGS_LINES: Readonly<Record<string, readonly string[]>> = {
  changed: ['~ settings'],
  kept: ['? settings differ, and stay as they were set here'],
};

const added = ({ members }: Imported) => members.filter(({ result }) => result === 'added');

interface Summary {
  readonly created: number;
  readonly changed: number;
  readonly removed: number;
  readonly extra: number;
}

/** Of accounts. */
export function summary(plan: readonly Step[], { prune }: Flags): Summary {
  const count = (type: Step['type']) => plan.filter((step) => step.type === type).length;
  const extra = count('extra');
  return {
    created: count('create'),
    changed: count('change'),
    removed: prune === true ? extra : 0,
    extra: prune === true ? 0 : extra,
  };
}

export function changeCount(plan: readonly Step[], foreseen: Imported, options: Flags): number {
  const { created, changed, removed } = summary(plan, options);
  const settings = foreseen.settings === 'changed' ? 1 : 0;
  return created + changed + removed + added(foreseen).length + settings;
}

export const sentence = ({ created, changed, removed }: Summary, { dryRun }: Flags): string =>
  `${created} created, ${changed} changed, ${removed} removed${dryRun === true ? ': nothing was done yet.' : '.'}`;
