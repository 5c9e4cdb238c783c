import { tellStory } from '../../local/story';
import type { LogEntry } from '@perennial/functions-host';

/** The log has ids alone: accounts are called by what the test says. */
const NAMES: Readonly<Record<string, string>> = { a1: 'Contoso', a2: 'Expired' };

/** How wide the terminal is; undefined for a pipe. */
let columns: number | undefined;
beforeEach(() => (columns = undefined));

async function told(...entries: Partial<LogEntry>[]): Promise<string[]> {
  const lines: string[] = [];
  const story = tellStory({ write: (line) => lines.push(line), columns: () => columns }, () =>
    new Date(2026, 10, 21, 9, 5, 7).getTime(),
  );
  story.callAccountsBy(async (id) => Promise.resolve(NAMES[id] ?? id));
  for (const entry of entries)
    story.entry({ level: 'information', category: 'user', message: '', ...entry });
  // Lines that wait for a name come when it is known.
  await new Promise(setImmediate);
  return lines;
}

const event = (event: string, fields: object = {}) => ({
  message: JSON.stringify({ event, ...fields }),
});

test('a run is one line: account, result, counts', async () => {
  const run = { accountId: 'a1', result: 'passed', passed: 6, failed: 0, notApplicable: 1 };
  expect(await told(event('run.completed', run))).toEqual([
    '09:05:07  ✓ Contoso: passed (checks: 6 passed, 1 not applicable)',
  ]);
});

test('a run that failed says why, and what to do', async () => {
  const failed = {
    accountId: 'a2',
    result: 'failed',
    stage: 'token',
    kind: 'auth',
    code: 'AADSTS7000222',
  };
  const [line = '', second, ...more] = await told(
    event('run.completed', failed),
    event('run.completed', failed),
  );
  expect(more).toEqual([]);
  expect(second).toMatch(
    /^09:05:07 {2}✗ Expired: failed – .*\[token, auth, AADSTS7000222\], as before$/,
  );
  expect(line).toMatch(
    /^09:05:07 {2}✗ Expired: failed – .*secret.*\[token, auth, AADSTS7000222\]\. .+/,
  );
});

test('what went wrong is told, what is usual is not', async () => {
  expect(
    await told(
      event('tick.completed', { sent: 1 }),
      { ...event('alert.postponed', { accountId: 'a', code: 'mail-refused' }), level: 'warning' },
      {
        category: 'system',
        level: 'error',
        functionName: 'run',
        message: 'failed: Error: no\n  at x',
      },
      { message: 'not JSON' },
      { message: '"JSON"', level: 'warning', functionName: 'f' },
    ),
  ).toEqual([
    '09:05:07  ‼ alert.postponed accountId=a code=mail-refused',
    '09:05:07  ‼ run: failed: Error: no',
    '09:05:07  ‼ f: "JSON"',
  ]);
});

test('of a mail its subject is shown, and nothing in it moves the cursor', () => {
  const lines: string[] = [];
  const story = tellStory({ write: (line) => lines.push(line), columns: () => undefined }, () => 0);
  story.mail({ to: 'a@b.test', subject: 'Hello\u001b[2J\nworld' });
  expect(lines.map((line) => line.slice(10))).toEqual(['✉ a@b.test: Hello [2J world']);
});

test.each([40, 80, 330])('at %i columns a long line goes on below its text', async (wide) => {
  columns = wide;
  const failed = { accountId: 'a2', result: 'failed', stage: 'token', kind: 'auth' };
  const code = 'AADSTS7000222';
  const lines = await told(event('run.completed', { ...failed, code }));
  columns = undefined;
  const [whole = ''] = await told(event('run.completed', { ...failed, code }));
  expect(lines.map((line) => line.trim()).join(' ')).toBe(whole);
  expect(lines.slice(1).every((line) => /^ {10}\S/.test(line))).toBe(true);
  const address = /https:\S+/;
  expect(lines.filter((line) => line.length > wide && !address.test(line))).toEqual([]);
});
