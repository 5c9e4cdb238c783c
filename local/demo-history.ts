/** The past of the demo accounts: played once each of them has run, in a thread that nobody waits for. */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { HistoryOrder, HistoryReport } from './history-worker';

export interface DemoHistory {
  /** Ends it wherever it is. What is kept by then stays. */
  stop(): Promise<void>;
}

/** Where the product is, and who asks. */
export interface Api {
  readonly origin: string;
  readonly key: string;
}

/** The first runs are looked for so often, in milliseconds, and so many times. */
const LOOK_EVERY_MS = 1000;
const MOST_LOOKS = 300;

/** `say`: what somebody at the terminal should know of it. */
export function beginHistory(
  api: Api,
  order: HistoryOrder,
  say: (line: string) => void,
): DemoHistory {
  const stopped = new AbortController();
  const play = async () => {
    if (!(await haveRun(api, order.accounts, stopped.signal))) return;
    const began = Date.now();
    const report = await inThread(order, stopped.signal);
    if (report) say(sentence(report, order, Date.now() - began));
  };
  const playing = play().catch((thrown: unknown) => {
    if (!stopped.signal.aborted) say(`No history could be played: ${String(thrown)}`);
  });
  return {
    async stop() {
      stopped.abort();
      await playing;
    },
  };
}

const sentence = ({ accounts, runs }: HistoryReport, { fleet }: HistoryOrder, ms: number): string =>
  `${accounts} accounts now have ${fleet ? '28 days' : 'a week'} of history: ${runs} runs, played on the simulator’s clock in ${Math.ceil(ms / 1000)} s and marked as demo.`;

/** Whether every one of the accounts has had its first run; false when that is not to be waited for. */
async function haveRun(
  { origin, key }: Api,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<boolean> {
  const headers = { authorization: `Bearer ${key}` };
  for (let looks = 0; looks < MOST_LOOKS && !signal.aborted; looks += 1) {
    const response = await fetch(`${origin}/api/overview`, { headers });
    const { accounts = [] } = (await response.json()) as {
      accounts?: readonly { id: string; results: string }[];
    };
    const run = accounts.filter(({ results }) => results !== '').map(({ id }) => id);
    if (ids.every((id) => run.includes(id))) return true;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  return false;
}

/** Undefined when it was stopped. */
function inThread(order: HistoryOrder, signal: AbortSignal): Promise<HistoryReport | undefined> {
  if (signal.aborted) return Promise.resolve(undefined);
  return new Promise((resolve, reject) => {
    const worker = new Worker(join(__dirname, 'history-worker.js'), { workerData: order });
    signal.addEventListener('abort', () => void worker.terminate(), { once: true });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => resolve(undefined));
  });
}
