import type { Creations } from './creations';
import type { Caller, Entity } from './types';

export interface Removal {
  readonly id: string;
  readonly scope: string;
  readonly sequence: number;
  /** `changed`: it is elsewhere now (moved, or deleted so that it can be restored). `deleted`: it is gone. */
  readonly reason: 'changed' | 'deleted';
}

interface State {
  sequence: number;
  changedAt: number;
}

/**
 * Objects of one sort in one mailbox, drive or tenant, with what delta queries, indexing delays and
 * the count of leftovers need: the order of changes, when each was made, and who made what.
 */
export class Collection<T extends Entity> {
  private readonly items = new Map<T, State>();
  private readonly removals: Removal[] = [];
  private latest = 0;

  /**
   * @param workload What leftovers are listed under.
   * @param name What a leftover is called.
   * @param scope What delta queries are narrowed to: the folder. Constant where there is none.
   */
  constructor(
    private readonly owner: { readonly creations: Creations; readonly now: () => number },
    private readonly workload: string,
    private readonly name: (item: T) => string,
    private readonly scope: (item: T) => string = () => '',
  ) {}

  /** Adds what was there before anybody came, since `at`: an index that lags may know of it. */
  seed(item: T, at?: number): T {
    this.touch(item, at);
    return item;
  }

  /** Adds what a caller makes: a leftover until it is removed. */
  create(item: T, by: Caller): T {
    this.owner.creations.note(item, {
      workload: this.workload,
      name: () => this.name(item),
      by,
      at: this.owner.now(),
    });
    return this.seed(item);
  }

  get(id: string): T | undefined {
    return this.all().find((item) => item.id === id);
  }

  all(): T[] {
    return [...this.items.keys()];
  }

  /** What an index that lags by `lagMs` knows of. */
  indexed(lagMs: number): T[] {
    const until = this.owner.now() - lagMs;
    return this.all().filter((item) => (this.items.get(item)?.changedAt ?? 0) <= until);
  }

  change(item: T, changes: Partial<T>): T {
    Object.assign(item, changes);
    this.touch(item);
    return item;
  }

  /** Takes it from its scope to another, under another id where the service gives one. */
  move(item: T, changes: Partial<T>): T {
    this.lapse(item, 'changed');
    return this.change(item, changes);
  }

  /** Out of sight, but still to be counted as left behind: a recycle bin that no API opens. */
  recycle(item: T): void {
    this.lapse(item, 'deleted');
    this.items.delete(item);
  }

  /** For good. */
  remove(item: T): void {
    this.recycle(item);
    this.owner.creations.forget(item);
  }

  /** The number of the latest change. */
  get sequence(): number {
    return this.latest;
  }

  /** What changed after a number, oldest change first. */
  changesSince(sequence: number): readonly (Removal | { sequence: number; item: T })[] {
    const changed = [...this.items].map(([item, state]) => ({ sequence: state.sequence, item }));
    return [...changed, ...this.removals]
      .filter((change) => change.sequence > sequence)
      .sort((a, b) => a.sequence - b.sequence);
  }

  scopeOf(item: T): string {
    return this.scope(item);
  }

  private touch(item: T, at = this.owner.now()): void {
    this.latest += 1;
    this.items.set(item, { sequence: this.latest, changedAt: at });
  }

  private lapse(item: T, reason: Removal['reason']): void {
    this.latest += 1;
    this.removals.push({ id: item.id, scope: this.scope(item), sequence: this.latest, reason });
    if (this.removals.length > MOST_REMOVALS) this.removals.shift();
  }
}

/** Older ones are forgotten, so that a simulator that runs for days does not grow. */
const MOST_REMOVALS = 5_000;
