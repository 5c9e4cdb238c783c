/** Whether ticks and upkeeps of 100,000 accounts end inside their time, and say what they leave; see docs/proof/README.md. */
import { parseArgs } from 'node:util';
import { NEVER } from '../../../src/domain/account';
import { slotAfter } from '../../../src/domain/schedule';
import { FUNCTION_TIMEOUT_MS } from '../../../src/domain/timing';
import type { RunMessage, WorkQueue } from '../../../src/ports';
import { BenchInstallation, TICK_MS, UPKEEP_MS } from '../../bench/installation';
import { plans } from '../../bench/plans';
import { VirtualTime } from '../../../local/virtual-time';

const { values: options } = parseArgs({
  options: {
    accounts: { type: 'string', default: '100000' },
    ticks: { type: 'string', default: '12' },
  },
});
const ACCOUNTS = Number(options.accounts);
const TICKS = Number(options.ticks);
/** A usual answer of storage, in milliseconds. */
const STORAGE_MS = 10;
const MEAN_GAP_MS = 1_500_000;
const UPKEEPS_OF_A_DAY = 48;
/** One account in ten is paused. */
const RESTING_EACH = 10;

interface Turn {
  readonly seconds: number;
  /** What it says that is left to the next one. */
  readonly left: boolean;
}

async function main(): Promise<void> {
  const time = new VirtualTime(Date.UTC(2026, 10, 28));
  const events: Record<string, unknown>[] = [];
  const installation: BenchInstallation = new BenchInstallation(time, {
    log: (line) => events.push(JSON.parse(line) as Record<string, unknown>),
    runQueue: runsAtOnce(time, () => installation),
  });
  await addAccounts(installation, time.now);
  installation.storageMs = STORAGE_MS;

  /** How long something takes in this time, and what the last of these events says of what is left. */
  const turn = async (work: () => Promise<void>, event: string, left: string, every: number) => {
    const begun = time.now;
    let ended = begun + every;
    const worked = work().then(() => {
      ended = time.now;
    });
    await time.pass(begun + every);
    await worked;
    const told = events.findLast((one) => one['event'] === event);
    return { seconds: (ended - begun) / 1000, left: told?.[left] === true };
  };

  const ticks: Turn[] = [];
  for (let number = 0; number < TICKS; number += 1)
    ticks.push(await turn(installation.tick, 'tick.completed', 'cutShort', TICK_MS));
  const upkeeps: Turn[] = [];
  for (let number = 0; number < UPKEEPS_OF_A_DAY; number += 1) {
    upkeeps.push(await turn(installation.upkeep, 'upkeep.completed', 'unfinished', UPKEEP_MS));
    if (!upkeeps.at(-1)?.left) break;
  }
  time.stop();
  const most = Math.max(...[...ticks, ...upkeeps].map(({ seconds }) => seconds));
  const isWhole = upkeeps.at(-1)?.left === false;
  const result = {
    date: new Date().toISOString().slice(0, 10),
    accounts: ACCOUNTS,
    storageMs: STORAGE_MS,
    sent: events.reduce(
      (sum, { event, sent }) => sum + (event === 'tick.completed' ? Number(sent) : 0),
      0,
    ),
    ticks,
    upkeeps,
    mostSeconds: most,
    boundSeconds: FUNCTION_TIMEOUT_MS / 1000,
    isWhole,
  };
  process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
  if (most * 1000 >= FUNCTION_TIMEOUT_MS || !isWhole) process.exitCode = 1;
}

/** Slots spread over a usual gap; those that rest have theirs all the same. */
async function addAccounts(installation: BenchInstallation, now: number): Promise<void> {
  for (let number = 0; number < ACCOUNTS; number += 1) {
    const slot = now + 1000 + Math.floor((number / ACCOUNTS) * MEAN_GAP_MS);
    const rests = number % RESTING_EACH === 0;
    const paused = {
      state: 'paused',
      dueAt: NEVER,
      paused: { at: now, by: 'operator' },
    } as const;
    await installation.add(number, plans.readsOnly, slot, rests ? paused : {});
  }
}

/** In the place of runs: the account's row is read and gets its next slot, as soon as the message shows. */
function runsAtOnce(time: VirtualTime, current: () => BenchInstallation): WorkQueue<RunMessage> {
  const run = async ({ accountId, slot }: RunMessage): Promise<void> => {
    const { accounts } = current().stores;
    const account = await accounts.get(accountId);
    if (account?.value.slot !== slot) return;
    const next = slotAfter(accountId, slot, account.value.schedule, time.now);
    await accounts.commit(account, { ...account.value, slot: next, dueAt: next });
  };
  return {
    send: async (message, delayMs = 0) => {
      await time.sleep(STORAGE_MS);
      void time.sleep(delayMs).then(() => run(message));
    },
    poisoned: () => Promise.resolve(0),
  };
}

void main().then(() => process.exit());
