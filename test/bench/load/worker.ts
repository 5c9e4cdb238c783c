/**
 * What runs take of one Node.js, in a process that holds nothing but the app: `worker.js WHAT FAR_SIDE`, both ends'
 * agreement as JSON. Prints numbers as JSON.
 */
import { Crew } from './crew';
import { ACCOUNTS } from './crew-size';
import type { FarSide } from './crew-size';

/** As host.json has it. */
const AT_A_TIME = 12;
const DELAY_MS = 50;
/** Of a run's requests by `fetch`, as many as the app reads of one service. */
const REQUESTS_AT_A_TIME = 4;

interface Cost {
  readonly cpuMs: number;
  readonly seconds: number;
}

async function cost(work: () => Promise<void>): Promise<Cost> {
  const [cpu, begun] = [process.cpuUsage(), performance.now()];
  await work();
  const { user, system } = process.cpuUsage(cpu);
  return { cpuMs: (user + system) / 1000, seconds: (performance.now() - begun) / 1000 };
}

/** The least of each, since whatever else the machine does only adds; the first one only warms up. */
const least = (costs: readonly Cost[]): Cost => ({
  cpuMs: Math.min(...costs.slice(1).map(({ cpuMs }) => cpuMs)),
  seconds: Math.min(...costs.slice(1).map(({ seconds }) => seconds)),
});

async function rounds(crew: Crew, count: number, atATime: number): Promise<void> {
  for (let round = 0; round < count; round += 1) {
    await crew.round(atATime);
    await crew.settle();
  }
}

/** A run's CPU beside that of its requests by `fetch`, taken in turn. */
async function cpu(farSide: FarSide) {
  const crew = await Crew.over('memory', farSide);
  const [ours, bare]: [Cost[], Cost[]] = [[], []];
  for (let round = 0; round < 16; round += 1) {
    ours.push(await cost(() => crew.round(AT_A_TIME)));
    await crew.settle();
    bare.push(await cost(() => crew.bare(AT_A_TIME, REQUESTS_AT_A_TIME)));
  }
  return { oursMs: least(ours).cpuMs / ACCOUNTS, bareMs: least(bare).cpuMs / ACCOUNTS };
}

/** Runs a second when each answer takes its time, beside their requests by `fetch`, in order and some at a time. */
async function rate(farSide: FarSide) {
  const crew = await Crew.over('memory', farSide);
  await fetch(`${farSide.origin}/delay/${DELAY_MS}`);
  const [ours, inOrder, someAtATime]: [Cost[], Cost[], Cost[]] = [[], [], []];
  for (let round = 0; round < 8; round += 1) {
    ours.push(await cost(() => crew.round(ACCOUNTS)));
    await crew.settle();
    inOrder.push(await cost(() => crew.bare(ACCOUNTS, 1)));
    someAtATime.push(await cost(() => crew.bare(ACCOUNTS, REQUESTS_AT_A_TIME)));
  }
  await fetch(`${farSide.origin}/delay/0`);
  const perSecond = (costs: readonly Cost[]) => ACCOUNTS / least(costs).seconds;
  return {
    ours: perSecond(ours),
    inOrder: perSecond(inOrder),
    someAtATime: perSecond(someAtATime),
  };
}

/** What the heap keeps of a thousand runs, once there were five thousand. */
async function heap(farSide: FarSide) {
  const crew = await Crew.over('memory', farSide);
  const heapMB = async (runs: number) => {
    await rounds(crew, Math.ceil(runs / ACCOUNTS), AT_A_TIME);
    globalThis.gc?.();
    return process.memoryUsage().heapUsed / 1e6;
  };
  const before = await heapMB(5000);
  return { ofAThousandRunsMB: ((await heapMB(2000)) - before) / 2 };
}

/** A run's CPU with Azurite behind it. */
async function storage(farSide: FarSide) {
  const crew = await Crew.over('azurite', farSide);
  const ours: Cost[] = [];
  for (let round = 0; round < 8; round += 1) {
    ours.push(await cost(() => crew.round(AT_A_TIME)));
    await crew.settle();
  }
  return { oursMs: least(ours).cpuMs / ACCOUNTS };
}

/** The most that is resident with Azurite behind it, first with 12 runs at a time, then with 64. */
async function memory(farSide: FarSide) {
  const crew = await Crew.over('azurite', farSide);
  let most = 0;
  const look = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 20);
  await rounds(crew, 6, AT_A_TIME);
  const atTwelve = most;
  await rounds(crew, 4, ACCOUNTS);
  clearInterval(look);
  return { atTwelveMB: atTwelve / 1e6, at64MB: most / 1e6 };
}

const [what = '', farSide = ''] = process.argv.slice(2);
const measures: Readonly<Record<string, (farSide: FarSide) => Promise<object>>> = {
  cpu,
  rate,
  heap,
  storage,
  memory,
};
void measures[what]?.(JSON.parse(farSide) as FarSide).then((measured) => {
  process.stdout.write(JSON.stringify(measured));
  process.exit();
});
