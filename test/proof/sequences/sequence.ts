/** One account, a sequence of what its runs come to, and processes that die between two writes. */
import fc from 'fast-check';
import { stateOf } from '../../../src/domain/lifecycle';
import type { Account } from '../../../src/domain/account';
import type { Failure } from '../../../src/domain/failure';
import { MINUTE_MS } from '../../../src/durations';
import { maintain } from '../../../src/maintenance/maintain';
import { deliverNotification } from '../../../src/notifications/deliver';
import type { Mail, NotificationMessage } from '../../../src/ports';
import { runSlot } from '../../../src/runs/run-slot';
import { tick } from '../../../src/runs/tick';
import { NOW } from '../../domain/support';
import { MemoryTable } from '../../../local/memory-table';
import { readCheck, worldOn, writeCheck } from '../../support/world';
import type { World } from '../../support/world';
import { Died, MortalTable } from './mortal-table';

export interface Sequence {
  readonly outcomes: readonly Outcome[];
  /** How many writes each process makes before it dies, and on which side of the last one. */
  readonly deaths: readonly { readonly writes: number; readonly side: 'before' | 'after' }[];
}

/** Of the tenant, while a run asks it. */
const outcomes = ['works', 'works', 'in-part', 'service', 'no-token', 'sign-in'] as const;
type Outcome = (typeof outcomes)[number];

export const sequences: fc.Arbitrary<Sequence> = fc.record({
  outcomes: fc.array(fc.constantFrom(...outcomes), { minLength: 2, maxLength: 8 }),
  deaths: fc.array(
    fc.record({
      writes: fc.integer({ min: 1, max: 12 }),
      side: fc.constantFrom('before' as const, 'after' as const),
    }),
    { maxLength: 8 },
  ),
});

export interface Told {
  readonly transitions: number;
  readonly deaths: number;
  readonly mails: number;
  /** Changes of state that nobody was told of, and news of changes that there were not. */
  readonly unsaid: readonly string[];
  readonly untrue: readonly string[];
  /** Mails with something in them that was told before. */
  readonly repeats: number;
}

/** Lives through it, and compares what the account's rows say with what was mailed. */
export async function liveThrough(sequence: Sequence): Promise<Told> {
  const life = new Life(sequence);
  await life.begin();
  for (const outcome of sequence.outcomes) await life.run(outcome);
  await life.end();
  return life.told();
}

const ID = 'a1b2c3d4e5f60718';
/** A worker that has died is noticed, and its message delivered again. */
const REDELIVERED_MS = 10 * MINUTE_MS;
const CHECKS = [readCheck('one'), writeCheck];

class Life {
  readonly #table = new MemoryTable();
  /** As nobody who dies sees it. */
  readonly #outside = worldOn(this.#table, CHECKS);
  readonly #alerts: NotificationMessage[] = [];
  readonly #mails: Mail[] = [];
  readonly #transitions = new Set<string>();
  readonly #deaths: Sequence['deaths'][number][];
  #now = NOW;
  #died = 0;
  #outcome: Outcome = 'works';
  #process: { readonly world: World; readonly table: MortalTable };

  constructor({ deaths }: Sequence) {
    this.#deaths = [...deaths];
    this.#process = this.#boot();
  }

  async begin(): Promise<void> {
    await this.#outside.register({ schedule: EVERY_20_MINUTES });
  }

  /** The next slot, until it is recorded, and what a tick after it sends. */
  async run(outcome: Outcome): Promise<void> {
    this.#outcome = outcome;
    const { slot } = await this.#account();
    for (let left = 30; left > 0; left -= 1) {
      const { slot: next, dueAt } = await this.#account();
      if (next !== slot) break;
      this.#now = Math.max(this.#now, dueAt);
      await this.#watched((world) => runSlot(world, { accountId: ID, slot }));
    }
    await this.#tell();
  }

  /** Until nothing waits to be told: after several deaths over one notice its next try is hours away. */
  async end(): Promise<void> {
    await this.#handle((world) => maintain(world));
    for (let left = 150; left > 0 && (await this.#isOwed()); left -= 1) {
      this.#now += 30 * MINUTE_MS;
      await this.#tell();
    }
  }

  async #isOwed(): Promise<boolean> {
    const { outbox, incidents } = this.#outside;
    for await (const _ of outbox.all()) return true;
    for await (const { news } of incidents.all()) if (news.length > 0) return true;
    return false;
  }

  told(): Told {
    const told = new Set<string>();
    let repeats = 0;
    for (const news of this.#mails.map(newsIn)) {
      if (news.some((one) => told.has(one))) repeats += 1;
      for (const one of news) told.add(one);
    }
    return {
      transitions: this.#transitions.size,
      deaths: this.#died,
      mails: this.#mails.length,
      unsaid: [...this.#transitions].filter((one) => !told.has(one)),
      untrue: [...told].filter((one) => !this.#transitions.has(one)),
      repeats,
    };
  }

  async #tell(): Promise<void> {
    await this.#handle((world) => tick(world));
    for (let left = 100; left > 0 && this.#alerts.length > 0; left -= 1) {
      const [message] = this.#alerts.splice(0, 1);
      if (!message) return;
      const done = await this.#handle((world) => deliverNotification(world, message));
      if (!done) this.#alerts.push(message);
    }
  }

  /** Work that may change the account's state, which is noted. */
  async #watched(work: (world: World) => Promise<unknown>): Promise<void> {
    const before = await this.#account();
    await this.#handle(work);
    const after = await this.#account();
    const change = changeBetween(before, after);
    const runId = after.recentResults.at(-1)?.runId ?? '';
    if (change !== undefined) this.#transitions.add(`${runId} ${change}`);
  }

  /** False where the process has died over it; another one is there afterwards. */
  async #handle(work: (world: World) => Promise<unknown>): Promise<boolean> {
    const { world, table } = this.#process;
    try {
      await work(world);
    } catch (thrown) {
      if (!(thrown instanceof Died)) throw thrown;
    }
    if (!table.dead) return true;
    this.#died += 1;
    this.#now += REDELIVERED_MS;
    this.#process = this.#boot();
    return false;
  }

  #boot() {
    const death = this.#deaths.shift();
    let left = death?.writes ?? Infinity;
    const table = new MortalTable(this.#table, () => ((left -= 1) === 0 ? death?.side : undefined));
    const world = worldOn(table, CHECKS);
    Object.defineProperty(world, 'now', { get: () => this.#now });
    Object.defineProperty(world, 'tokenFailure', { get: () => TOKEN_FAILURES[this.#outcome] });
    world.tenant.refusing = ({ path }) => {
      if (this.#outcome === 'service') return SERVICE;
      return this.#outcome === 'in-part' && path.includes('/messages') ? SERVICE : undefined;
    };
    world.mailer.send = (mail) => {
      table.assertAlive();
      this.#mails.push(mail);
      return Promise.resolve({ delivered: true });
    };
    world.notificationQueue.send = (message) => {
      table.assertAlive();
      this.#alerts.push(message);
      return Promise.resolve();
    };
    return { world, table };
  }

  async #account(): Promise<Account> {
    const found = await this.#outside.accounts.get(ID);
    if (!found) throw new Error('no account');
    return found.value;
  }
}

const EVERY_20_MINUTES = { preset: 'custom', minSeconds: 1200, maxSeconds: 1500 } as const;
const SERVICE: Failure = { stage: 'request', kind: 'service', code: 'InternalServerError' };
const refused = (code: string): Failure => ({ stage: 'token', kind: 'auth', code });
const TOKEN_FAILURES: Readonly<Partial<Record<Outcome, Failure>>> = {
  'no-token': refused('AADSTS7000222'),
  'sign-in': refused('AADSTS50173'),
};

/** Which change an account's rows show; by another way than the product's, which goes by a run. */
function changeBetween(before: Account, after: Account): string | undefined {
  const [was, is] = [before.verdict ? stateOf(before) : 'active', stateOf(after)];
  if (was === is) return undefined;
  if (is === 'failing' || (is === 'degraded' && was === 'active')) return is;
  return 'recovered';
}

/** What a mail tells of, as run and change. */
function newsIn(mail: Mail): string[] {
  const { data } = mail as Mail & {
    readonly data: { readonly news?: readonly { runId: string; change: string }[] };
  };
  const isReminder = mail.subject.includes('still');
  return isReminder ? [] : (data.news ?? []).map(({ runId, change }) => `${runId} ${change}`);
}
