/** What was measured of one Node.js, as `ours, bound, ratio`, and the goals of issue 12. */
import { lessIsBetter, moreIsBetter, reaches } from '../figures';
import type { Figure, Goal } from '../figures';

/** CPU milliseconds of loading an empty app, and this one up to its first message. */
interface ImportCost {
  readonly empty: number;
  readonly entry: number;
}

/** The numbers of `worker.ts`, and of `scripts/lib/import-cost.mjs`. */
export interface Load {
  readonly cpu: { readonly oursMs: number; readonly bareMs: number };
  readonly rate: {
    readonly ours: number;
    readonly inOrder: number;
    readonly someAtATime: number;
  };
  readonly memory: { readonly atTwelveMB: number; readonly at64MB: number };
  readonly heap: { readonly ofAThousandRunsMB: number };
  readonly storage: { readonly oursMs: number };
  readonly import: {
    readonly uncached: ImportCost;
    /** Where this Node.js has a compile cache. */
    readonly cached?: ImportCost | undefined;
  };
}

const goals = {
  'CPU of a run over bare fetch, ms': { mostRatio: 1.1, before: 2.3 },
  'runs a second at 64 × 50 ms over bare fetch in order': { mostRatio: 1 / 0.97, before: 1 / 0.86 },
  'runs a second at 64 × 50 ms over bare fetch four at a time': {
    mostRatio: 1 / 0.95,
    before: 1 / 0.57,
  },
  'resident memory at 12 runs at a time, MB': { most: 120, before: 125 },
  'resident memory at 64 runs at a time, MB': { most: 125, before: 134 },
  'heap that 1,000 runs leave after 5,000, MB': { most: 0.2, before: 0.9 },
  'CPU of a run with storage in it, ms': { most: 12, before: 24 },
  'CPU of importing over an empty app’s, ms': { mostRatio: 2.2, before: 6.5 },
  'CPU of importing over an empty app’s, with compile cache, ms': { mostRatio: 1.3, before: 6.5 },
} as const satisfies Readonly<Record<string, Goal>>;

type Name = keyof typeof goals;
type LoadFigures = Readonly<Partial<Record<Name, Figure>>>;

export function figuresOf({
  cpu,
  rate,
  memory,
  heap,
  storage,
  import: loading,
}: Load): LoadFigures {
  const { uncached, cached } = loading;
  const most = (
    name: Name & `${'resident' | 'heap' | 'CPU of a run with'}${string}`,
    ours: number,
  ) => ({
    [name]: lessIsBetter(ours, goals[name].most),
  });
  return {
    'CPU of a run over bare fetch, ms': lessIsBetter(cpu.oursMs, cpu.bareMs),
    'runs a second at 64 × 50 ms over bare fetch in order': moreIsBetter(rate.ours, rate.inOrder),
    'runs a second at 64 × 50 ms over bare fetch four at a time': moreIsBetter(
      rate.ours,
      rate.someAtATime,
    ),
    ...most('resident memory at 12 runs at a time, MB', memory.atTwelveMB),
    ...most('resident memory at 64 runs at a time, MB', memory.at64MB),
    ...most('heap that 1,000 runs leave after 5,000, MB', heap.ofAThousandRunsMB),
    ...most('CPU of a run with storage in it, ms', storage.oursMs),
    'CPU of importing over an empty app’s, ms': lessIsBetter(uncached.entry, uncached.empty),
    ...(cached && {
      'CPU of importing over an empty app’s, with compile cache, ms': lessIsBetter(
        cached.entry,
        cached.empty,
      ),
    }),
  };
}

/** Which goals are missed: a sentence for each. */
export function missed(figures: LoadFigures): string[] {
  return (Object.keys(goals) as Name[]).flatMap((name) => {
    const figure = figures[name];
    if (!figure || reaches(figure, goals[name])) return [];
    return [`${name}: ${figure.ours} against ${figure.bound} is beyond the goal`];
  });
}
