/** What every store has in common. */

/** A row with the version under which it was read; a write under an older version does not happen. */
export interface Versioned<T> {
  readonly value: T;
  readonly version: string;
}

export interface Page<T> {
  readonly value: readonly T[];
  /** Opaque: give it back to go on. Undefined on the last page. */
  readonly next: string | undefined;
}

/** At most `top` items of a list, from where `next` of a page left off. */
export interface ListQuery {
  readonly top: number;
  readonly after?: string | undefined;
}

/** Thrown by a list that was asked to go on from something that it has not given out. */
export class InvalidContinuation extends Error {
  override readonly name = 'InvalidContinuation';
  constructor() {
    super('not a continuation of this list');
  }
}

/** Thrown by a read of one row that is there and cannot be understood. Lists step over such rows. */
export class UnreadableRow extends Error {
  override readonly name = 'UnreadableRow';
  constructor(
    row: string,
    /** Of an account's row: its owner, where that column still says. */
    readonly owner: string | undefined,
  ) {
    super(`the row ${row} cannot be read`);
  }
}

/** Prepares what the stores need (tables, queues); harmless when it is there. Locally only: Bicep declares it in Azure. */
export interface Provisioning {
  ensure(): Promise<void>;
}
