import { parseNcrontab } from '../src/timer-trigger';
import type { HostClock } from '../src/timer-trigger';
import { run, stopAll, until } from './app';

afterEach(stopAll);

/** Time that stands still until a test moves it; whoever sleeps wakes at its time. */
class TestClock implements HostClock {
  private sleepers: { until: number; wake: () => void }[] = [];
  constructor(private time: number) {}

  now = () => this.time;

  sleep = (ms: number, signal: AbortSignal) =>
    new Promise<void>((resolve) => {
      const wake = () => {
        signal.removeEventListener('abort', wake);
        resolve();
      };
      this.sleepers.push({ until: this.time + ms, wake });
      signal.addEventListener('abort', wake);
    });

  async jump(ms: number): Promise<void> {
    this.time += ms;
    const due = this.sleepers.filter((sleeper) => sleeper.until <= this.time);
    this.sleepers = this.sleepers.filter((sleeper) => sleeper.until > this.time);
    for (const { wake } of due) wake();
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

const start = Date.UTC(2026, 10, 21, 12, 0, 30);
const MINUTE = 60_000;

function clockedTimer(schedule: string, clock: TestClock, options: object = {}) {
  const seen: unknown[] = [];
  const host = run(
    (app) => {
      app.timer('tick', {
        schedule,
        handler: (timer) => {
          seen.push({ at: new Date(clock.now()).toISOString(), ...timer });
        },
      });
    },
    { clock, ...options },
  );
  return { seen, host };
}

test('a timer fires at its times in UTC, with the status that the host keeps', async () => {
  const clock = new TestClock(start);
  const { seen, host } = clockedTimer('0 */5 * * * *', clock);
  await host;
  await clock.jump(4 * MINUTE);
  expect(seen).toEqual([]);
  await clock.jump(MINUTE / 2);
  for (let minutes = 0; minutes < 5; minutes += 1) await clock.jump(MINUTE);
  const status = { isPastDue: false, schedule: { adjustForDST: true } };
  expect(seen).toEqual([
    {
      ...status,
      at: '2026-11-21T12:05:00.000Z',
      scheduleStatus: {
        last: '0001-01-01T00:00:00',
        lastUpdated: '2026-11-21T12:05:00.000Z',
        next: '2026-11-21T12:10:00.000Z',
      },
    },
    {
      ...status,
      at: '2026-11-21T12:10:00.000Z',
      scheduleStatus: {
        last: '2026-11-21T12:05:00.000Z',
        lastUpdated: '2026-11-21T12:05:00.000Z',
        next: '2026-11-21T12:15:00.000Z',
      },
    },
  ]);
});

test('times that passed while the machine slept are made up for once', async () => {
  const clock = new TestClock(start);
  const { seen, host } = clockedTimer('0 */5 * * * *', clock);
  await host;
  await clock.jump(47 * MINUTE);
  expect(seen).toEqual([
    expect.objectContaining({ at: '2026-11-21T12:47:30.000Z', isPastDue: true }),
  ]);
  await clock.jump(MINUTE);
  await clock.jump(MINUTE);
  await clock.jump(MINUTE);
  expect(seen).toHaveLength(2);
});

test('one firing at a time, and a failure does not end the timer', async () => {
  const clock = new TestClock(start);
  const gates: ((failure?: Error) => void)[] = [];
  const host = await run(
    (app) => {
      app.timer('slow', {
        schedule: '* * * * * *',
        handler: () =>
          new Promise<void>((resolve, reject) => {
            gates.push((failure) => (failure ? reject(failure) : resolve()));
          }),
      });
    },
    { clock },
  );
  await clock.jump(1000);
  await clock.jump(5000);
  expect(gates).toHaveLength(1);
  gates[0]?.(new Error('broken'));
  await until('it fires again', () => gates.length === 2);
  gates[1]?.();
  expect(host.log).toMatchObject([{ level: 'error', functionName: 'slow' }]);
});

test('timers fire once at the start when they are told to', async () => {
  const clock = new TestClock(start);
  const { seen, host } = clockedTimer('0 0 0 1 1 *', clock, { timersAtStart: true });
  await host;
  await until('it has fired', () => seen.length === 1);
  expect(seen).toMatchObject([
    { isPastDue: false, scheduleStatus: { next: '2027-01-01T00:00:00.000Z' } },
  ]);
});

test('a stopped host fires no more', async () => {
  const clock = new TestClock(start);
  const { seen, host } = clockedTimer('* * * * * *', clock);
  await (await host).stop();
  await clock.jump(10_000);
  expect(seen).toEqual([]);
});

test.each([
  ['0 */5 * * * *', '2026-11-21T12:05:00.000Z'],
  ['30 17,47 * * * *', '2026-11-21T12:17:30.000Z'],
  ['0 0 9-17 * * 1-5', '2026-11-23T09:00:00.000Z'],
  ['0 30 9 * Jan Mon', '2027-01-04T09:30:00.000Z'],
  // Day of month and day of week must both hold.
  ['0 0 0 13 * 5', '2027-08-13T00:00:00.000Z'],
])('%s comes next at %s', (expression, next) => {
  expect(parseNcrontab(expression).nextRun(new Date(start))?.toISOString()).toBe(next);
});

test.each(['*/5 * * * *', '00:05:00', '@daily', '0 0 0 L * *', '0 0 0 ? * *', '', '61 * * * * *'])(
  '“%s” is not taken for a schedule',
  async (schedule) => {
    await expect(
      run((app) => app.timer('t', { schedule, handler: () => undefined })),
    ).rejects.toThrow();
  },
);
