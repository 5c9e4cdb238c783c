/** One account that lives through weeks in which something is wrong, and what is seen of it from outside. */
import type { Account } from '../../../src/domain/account';
import { DAY_MS } from '../../../src/durations';
import { deliverNotification } from '../../../src/notifications/deliver';
import { runSlot } from '../../../src/runs/run-slot';
import { tick } from '../../../src/runs/tick';
import { MemoryTable } from '../../../local/memory-table';
import { readCheck, worldOn, writeCheck } from '../../support/world';
import type { World } from '../../support/world';

const ID = 'a1b2c3d4e5f60718';
/** The tick after a run comes this much later at most. */
const TICK_LATER_MS = 3 * 60_000;

/** How dense the weeks are, and how many of them there are to each that a story needs at least. */
export interface Pace {
  readonly schedule: Account['schedule'];
  readonly runsADay: number;
  readonly times: number;
}

export class Life {
  readonly world: World;
  /** When Microsoft was asked for a token. */
  readonly tokens: number[] = [];
  /** When runs began. */
  readonly runs: number[] = [];

  private constructor() {
    this.world = worldOn(new MemoryTable(), [readCheck('read-one'), writeCheck]);
    const ask = this.world.tokenEndpoint.acquire.bind(this.world.tokenEndpoint);
    this.world.tokenEndpoint.acquire = (request) => {
      this.tokens.push(this.world.now);
      return ask(request);
    };
  }

  /** An account that has never run; `changes` to it. */
  static async begin({ schedule }: Pace, changes: Partial<Account> = {}): Promise<Life> {
    const life = new Life();
    const notify = { email: 'adele@contoso.example' };
    await life.world.register({ schedule, notify, ...changes });
    return life;
  }

  /** The same after its first day, on which all went well. */
  static async afterGoodDay(pace: Pace, changes: Partial<Account> = {}): Promise<Life> {
    const life = await Life.begin(pace, changes);
    await life.pass(1);
    life.forget();
    return life;
  }

  /** Counts anew. */
  forget(): void {
    this.tokens.length = 0;
    this.runs.length = 0;
    this.world.tenant.requests.length = 0;
  }

  /** Lets the world work for so many days. */
  async pass(days: number): Promise<void> {
    const { world } = this;
    const end = world.now + days * DAY_MS;
    for (;;) {
      const { slot, dueAt } = await this.account();
      if (dueAt > end) break;
      world.now = Math.max(world.now, dueAt);
      this.runs.push(world.now);
      await runSlot(world, { accountId: ID, slot });
      await this.#tell();
    }
    world.now = end;
    await this.#tell();
  }

  async account(): Promise<Account> {
    const found = await this.world.accounts.get(ID);
    if (!found) throw new Error('no account');
    return found.value;
  }

  /** Subjects of mails, without reminders of what was told before. */
  get news(): string[] {
    const subjects = this.world.mails.map(({ subject }) => subject);
    return subjects.filter((subject) => !subject.includes('still'));
  }

  /** How many requests had to do with messages. */
  get ofMessages(): number {
    return this.world.tenant.requests.filter(({ path }) => path.includes('/messages')).length;
  }

  /** What the tick after a run sends, until there is nothing more to tell. */
  async #tell(): Promise<void> {
    const { world } = this;
    await tick({ ...world, clock: () => world.now + TICK_LATER_MS });
    while (world.alertMessages.length > 0)
      for (const message of world.alertMessages.splice(0))
        await deliverNotification(world, message);
  }
}
