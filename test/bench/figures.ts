/** Figures of speed and cost: what is measured, what it was, and what it must not get worse than. */

export interface Figure {
  readonly ours: number;
  /** What could not be undercut, or what is compared with. */
  readonly bound: number;
  /** `ours` over `bound`; the other way round where more is better. Less is better, always. */
  readonly ratio: number;
}
export type Figures = Readonly<Record<string, Figure>>;

/** What a figure has to keep to: `most` or `least` of `ours`, or `mostRatio`. */
export interface Goal {
  readonly most?: number;
  readonly least?: number;
  readonly mostRatio?: number;
  /** What it was before issue 12, by that issue. */
  readonly before: number;
}

export const goals = {
  'accounts in the grant, one instance': { least: 300, before: 26 },
  'accounts in the grant, eight messages an instance': { least: 140, before: 26 },
  'length of a run over its longest check’s, usual plan': { mostRatio: 1.5, before: 2.4 },
  'requests to one mailbox at a time': { most: 4, before: 3 },
  'table requests a warm run, reads only': { most: 4.1, before: 5.99 },
  'table requests a warm run, usual plan': { most: 5, before: 6.91 },
  'queue requests a warm run': { most: 3, before: 2.99 },
  'token requests a warm run': { most: 0.345, before: 0.36 },
  'upkeep, storage requests an account and day': { most: 4, before: 100 },
  'tick, requests in sequence a message': { most: 0.15, before: 2 },
  'rows read to pick 1,000 due of 100,000 over of 1,000': { mostRatio: 1, before: 1 },
  'requests to pick 1,000 due of 100,000 over of 1,000': { mostRatio: 1, before: 1 },
  'bytes of a page of 100 accounts': { most: 60_000, before: 1_800_000 },
  'bytes of a page of 100 accounts, gzipped': { most: 12_000, before: 1_800_000 },
} as const satisfies Readonly<Record<string, Goal>>;

export type Measured = Readonly<Record<keyof typeof goals, Figure>>;

/** A tenth is what a figure may be worse by than the one that is kept. */
const TOLERANCE = 1.1;

const round = (value: number): number => Math.round(value * 1000) / 1000;

export const lessIsBetter = (ours: number, bound: number): Figure => ({
  ours: round(ours),
  bound: round(bound),
  ratio: round(ours / bound),
});

export const moreIsBetter = (ours: number, bound: number): Figure => ({
  ...lessIsBetter(ours, bound),
  ratio: round(bound / ours),
});

/** Whether a figure is within its goal. */
export function reaches({ ours, ratio }: Figure, goal: Goal): boolean {
  const { most = Infinity, least = -Infinity, mostRatio = Infinity } = goal;
  return ours <= most && ours >= least && ratio <= mostRatio;
}

/** What is wrong with these figures, beside the kept ones: a sentence for each. */
export function complaints(measured: Measured, kept: Figures): string[] {
  return (Object.keys(goals) as (keyof typeof goals)[]).flatMap((name) => {
    const [now, before] = [measured[name], kept[name]];
    if (before && now.ratio > before.ratio * TOLERANCE)
      return [`${name}: ${now.ours}, was ${before.ours}`];
    return [];
  });
}

/** Those that may not be kept: worse than what is kept, and beyond their goal. */
export function notToBeKept(measured: Measured, kept: Figures): string[] {
  return (Object.keys(goals) as (keyof typeof goals)[]).filter((name) => {
    const [now, before] = [measured[name], kept[name]];
    return before && now.ratio > before.ratio && !reaches(now, goals[name]);
  });
}
