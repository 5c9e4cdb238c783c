import type { History } from '../../shapes';

/** How often a check came to what on one day. */
export type Counts = Readonly<Record<'p' | 'f' | 's' | 'n' | 'u', number>>;
/** What is drawn for a day, the worst first; `m`: some failed. */
export type Mark = 'u' | 'f' | 'm' | 'p' | 's' | 'n';

const NONE: Counts = { p: 0, f: 0, s: 0, n: 0, u: 0 };

/** “p2f1” → two passed, one failed. */
export function countsOf(text: string): Counts {
  const counts = { ...NONE };
  for (const [, letter, n] of text.matchAll(/([pfsnu])(\d+)/g))
    counts[letter as keyof Counts] = Number(n);
  return counts;
}

const sum = (all: readonly Counts[]): Counts =>
  all.reduce(
    (a, b) => ({ p: a.p + b.p, f: a.f + b.f, s: a.s + b.s, n: a.n + b.n, u: a.u + b.u }),
    NONE,
  );

/** Undefined where it was not drawn. */
export function markOf({ p, f, s, n, u }: Counts): Mark | undefined {
  if (u > 0) return 'u';
  if (f > 0) return p > 0 ? 'm' : 'f';
  return p > 0 ? 'p' : s > 0 ? 's' : n > 0 ? 'n' : undefined;
}

export interface Row {
  /** A check's id, or a workload's name. */
  readonly name: string;
  readonly days: readonly Counts[];
}

export interface Workload extends Row {
  readonly checks: readonly Row[];
  readonly failed: boolean;
}

/** Workloads with their checks, those with failures first. */
export function workloadsOf({ days, checks }: History): readonly Workload[] {
  const groups = new Map<string, Row[]>();
  for (const [name, texts] of Object.entries(checks).sort()) {
    const workload = name.slice(0, name.indexOf('.'));
    const row = { name, days: texts.map(countsOf) };
    groups.set(workload, [...(groups.get(workload) ?? []), row]);
  }
  return [...groups]
    .map(([name, rows]) => {
      const summed = days.map((_, n) => sum(rows.map((row) => row.days[n] ?? NONE)));
      const failed = summed.some(({ f, u }) => f + u > 0);
      return { name, checks: rows, days: summed, failed };
    })
    .sort((a, b) => Number(b.failed) - Number(a.failed) || a.name.localeCompare(b.name));
}
