import type { Action, NewRow, Row, Table, Versions } from '../../../src/azure/tables/table';
import type { KeyRange, RowKey } from '../../../src/azure/tables/keys';

/** The process that asks has ended. */
export class Died extends Error {
  override readonly name = 'Died';
}

/** Whether a process dies at a write, and on which side of it. */
export type Fate = () => 'before' | 'after' | undefined;

/** One process’s way to a table. Once it has died at a write, nothing of it reaches the table any more. */
export class MortalTable implements Table {
  dead = false;

  constructor(
    private readonly table: Table,
    private readonly fate: Fate,
  ) {}

  /** Throws where the process has ended. */
  assertAlive(): void {
    if (this.dead) throw new Died();
  }

  read(key: RowKey): Promise<Row | undefined> {
    return this.#alive(() => this.table.read(key));
  }

  submit(actions: readonly Action[]): Promise<Versions | 'refused'> {
    return this.#written(() => this.table.submit(actions));
  }

  merge(row: NewRow): Promise<void> {
    return this.#written(() => this.table.merge(row));
  }

  remove(key: RowKey, etag?: string): Promise<'done' | 'refused'> {
    return this.#written(() => this.table.remove(key, etag));
  }

  async *pages(
    range: KeyRange,
    options?: Parameters<Table['pages']>[1],
  ): AsyncGenerator<readonly Row[], void> {
    this.assertAlive();
    for await (const page of this.table.pages(range, options)) {
      yield page;
      this.assertAlive();
    }
  }

  async #alive<T>(ask: () => Promise<T>): Promise<T> {
    this.assertAlive();
    const answer = await ask();
    this.assertAlive();
    return answer;
  }

  async #written<T>(write: () => Promise<T>): Promise<T> {
    this.assertAlive();
    const end = this.fate();
    if (end === 'before') this.#die();
    const answer = await write();
    if (end === 'after') this.#die();
    this.assertAlive();
    return answer;
  }

  #die(): never {
    this.dead = true;
    throw new Died();
  }
}
