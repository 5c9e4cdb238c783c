import type { Outcome } from './domain/run';

/** A check of a run under way that has ended. */
export type Ended = Pick<Outcome, 'check' | 'result'>;

/**
 * What the runs of this instance have come to so far, by account. In memory alone: a run's record is written once, at
 * its end, and a row for each check would be more writes than all else of a run.
 */
export class UnderWay {
  readonly #ended = new Map<string, readonly Ended[]>();

  begin(accountId: string): void {
    this.#ended.set(accountId, []);
  }

  note(accountId: string, { check, result }: Ended): void {
    this.#ended.set(accountId, [...(this.#ended.get(accountId) ?? []), { check, result }]);
  }

  end(accountId: string): void {
    this.#ended.delete(accountId);
  }

  /** Undefined where another instance has the account's run. */
  of(accountId: string): readonly Ended[] | undefined {
    return this.#ended.get(accountId);
  }
}
