import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DAY_MS } from '../../src/durations';
import { blocks } from '../docs/blocks';
import { untilGone } from '../support/processes';
import { until } from '../support/until';
import { childrenOf, OPERATOR_KEY, Product } from './product';
import { listen, listenHttp } from '../support/listen';

const started: Product[] = [];
function start(...args: ConstructorParameters<typeof Product>): Product {
  const product = new Product(...args);
  started.push(product);
  return product;
}
afterEach(async () => {
  for (const product of started.splice(0)) await product.end('SIGKILL');
});

interface Run {
  readonly slot: string;
  readonly result: string;
}
interface Account {
  readonly id: string;
  readonly tenantId: string;
}

/** What the README says to type, at the address and with the key of this start. */
const readmeCommands = blocks()
  .filter(({ page, mark }) => page === 'README.md' && mark === 'run')
  .flatMap(({ commands }) => commands)
  .filter((command) => command.startsWith('curl '));

async function runReadme(product: Product): Promise<void> {
  const origin = await product.shows(/API +(http:\S+)/);
  const answers: Account[] = [];
  for (const command of readmeCommands) {
    const here = command
      .replaceAll('http://127.0.0.1:7071', origin)
      .replaceAll('choose-a-long-one', OPERATOR_KEY)
      .replaceAll('/ID/', `/${answers[0]?.id ?? ''}/`);
    const { stdout } = await promisify(execFile)('bash', ['-c', here]);
    answers.push(JSON.parse(stdout) as Account);
  }
  expect(answers).toMatchObject([
    { tenantId: 'contoso.example' },
    { value: expect.any(Array) as unknown[] },
  ]);
}

/** A subscription that ends soon, and then later, as the API alone and the mailbox show it. */
async function tellsOfDates(product: Product, mailbox: string): Promise<void> {
  const { id } = await product.post<Account>('/api/accounts', {
    name: 'Ending',
    tenantId: 'ending.example',
    clientId: '11111111-1111-1111-1111-111111111111',
    user: 'adele@ending.example',
    credential: { kind: 'clientSecret', clientSecret: 'local-secret' },
  });
  const path = `/api/accounts/${id}`;
  const shows = (what: object) =>
    until(JSON.stringify(what), async () => matches(await product.get(path), what));
  const mailed = (subject: string) =>
    until(subject, async () => {
      const { value } = (await (await fetch(mailbox)).json()) as { value: { subject: string }[] };
      return value.some((mail) => mail.subject === `[Perennial] Ending ${subject}`);
    });
  const inDays = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
  const sku = 'DEVELOPERPACK_E5';
  await shows({ subscription: { sku, status: 'Enabled', daysLeft: 4, history: [{}] } });
  await mailed(`has 4 days left: its subscription ends on ${inDays(4)}`);
  // What the directory says of the secret is there, too.
  await shows({ credential: { expiryFrom: 'directory' } });
  const body = JSON.stringify({ daysLeft: 90 });
  const tenant = `${new URL(mailbox).origin}/__sim/tenants/ending.example`;
  expect((await fetch(tenant, { method: 'PATCH', body })).status).toBe(204);
  await product.post(`${path}/run`);
  await shows({ subscription: { daysLeft: 90, history: [{}, {}] } });
  await mailed(`is renewed until ${inDays(90)}`);
}

/** The week before was played meanwhile, and is marked as such. */
async function hasPast(product: Product): Promise<void> {
  await product.shows(/3 accounts now have a week of history: \d+ runs, .* marked as demo/);
  const known = await product.list<Account & { demo?: true }>('/api/accounts');
  expect(known.filter(({ demo }) => demo).map(({ tenantId }) => tenantId)).toHaveLength(3);
  const one = known.find(({ demo, tenantId }) => demo && tenantId === 'contoso.example');
  const path = `/api/accounts/${one?.id ?? ''}`;
  const runs = await product.list<Run & { demo?: true }>(`${path}/runs?top=100`);
  const played = runs.filter(({ demo }) => demo);
  expect(played.length).toBeGreaterThan(15);
  expect(Date.now() - Date.parse(played.at(-1)?.slot ?? '')).toBeGreaterThan(6 * DAY_MS);
  expect(await product.get(`${path}/report`)).toMatchObject({ demo: true });
}

/** Whether something has all that an example has. */
function matches(found: unknown, example: object): boolean {
  try {
    expect(found).toMatchObject(example);
    return true;
  } catch {
    return false;
  }
}

test('a healthy account passes, a broken one is told of by mail, and Ctrl-C leaves nothing', async () => {
  const product = start();
  await product.shows(/✓ Contoso: passed|! Contoso: degraded/);
  await product.shows(/✓ Signed in: passed|! Signed in: degraded/);
  await product.shows(/✗ Expired: failed – .*\[token, auth, AADSTS7000222\]\. /);
  await product.shows(/✉ .*Expired/);
  const mailbox = await product.shows(/Mailbox +(http:\S+)/);
  const { value } = (await (await fetch(mailbox)).json()) as { value: { subject: string }[] };
  expect(value.map(({ subject }) => subject)).toContainEqual(expect.stringContaining('Expired'));
  expect(await product.get('/api/health')).toMatchObject({ simulator: new URL(mailbox).origin });
  await runReadme(product);
  await tellsOfDates(product, mailbox);
  await hasPast(product);

  const children = childrenOf(product.pid);
  expect(children.length).toBeGreaterThanOrEqual(process.platform === 'linux' ? 2 : 0);
  expect(await product.end('SIGINT')).toBe(0);
  for (const pid of children) await untilGone(pid);
  expect(product.complaints).toBe('');
  for (const secret of [OPERATOR_KEY, 'local-secret', 'local-refresh-token', 'AccountKey']) {
    expect(product.output).not.toContain(secret);
  }
});

test('SIGKILL in the middle of it and a restart on the same data lose no account and double no slot', async () => {
  const data = mkdtempSync(join(tmpdir(), 'perennial-start-'));
  try {
    const first = start(['--data', data]);
    await first.shows(/Signed in: passed|Signed in: degraded/);
    await first.shows(/✉/);
    const before = await first.list<Account>('/api/accounts');
    first.kill('SIGKILL');
    await first.exited;

    const second = start(['--data', data]);
    await second.shows(/Contoso: (?:passed|degraded)/);
    await second.shows(/Signed in: (?:passed|degraded)/);
    const after = await second.list<Account>('/api/accounts');
    expect(after.map(({ id }) => id).sort()).toEqual(before.map(({ id }) => id).sort());
    for (const { id } of after) {
      const runs = await second.list<Run>(`/api/accounts/${id}/runs?top=100`);
      expect(new Set(runs.map(({ slot }) => slot)).size).toBe(runs.length);
    }
    expect(await second.end('SIGTERM')).toBe(0);
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
});

test('with another Graph there is no demo account, and the mailbox is still there', async () => {
  const far = createServer((_request, response) => response.writeHead(503).end());
  const origin = await listenHttp(far);
  // An operator key that nobody chose is made, shown once, and works.
  const product = start(['--graph', origin, '--login', origin], { OPERATOR_KEY: '' });
  const key = await product.shows(/export OPERATOR_KEY=(prn_[\w-]{43})\n/);
  expect(product.output.split(key)).toHaveLength(2);
  expect(await product.list('/api/accounts', key)).toEqual([]);
  const mailbox = await product.shows(/Mailbox +(http:\S+)/);
  expect(await (await fetch(mailbox)).json()).toEqual({ value: [] });
  expect((await fetch(`${new URL(mailbox).origin}/__sim/leftovers`)).status).toBe(404);
  expect(await product.get('/api/health')).toMatchObject({ simulator: new URL(mailbox).origin });
  expect(await product.end()).toBe(0);
  far.close();
});

test('a port that is taken is one sentence, and nothing is left running', async () => {
  const other = createServer();
  const port = await listen(other);
  const product = start([], { PORT: String(port) });
  expect(await product.exited).toBe(1);
  expect(product.complaints).toBe(
    `Port ${port} is taken: end what uses it, or set PORT to another one.\n`,
  );
  other.close();
});

test('V16: a folder that takes no more is told of, turns health, and ends with 1', async () => {
  const data = mkdtempSync(join(tmpdir(), 'perennial-full-'));
  // What Azurite writes first, and then gives its name, cannot be written.
  mkdirSync(join(data, 'azurite', '__azurite_db_table__.json~'), { recursive: true });
  const product = start(['--data', data]);
  await product.shows(/Since \d\d:\d\d:\d\d nothing is kept: .* \(EISDIR\)/);
  await until('health says it', async () => {
    const { status } = (await product.get('/api/health')) as { status: string };
    return status === 'degraded';
  });
  expect(JSON.stringify(await product.get('/api/health'))).toContain('nothing is kept');
  expect(await product.end()).toBe(1);
  expect(product.complaints).toMatch(/could not be saved \(EISDIR\)/);
  rmSync(data, { recursive: true, force: true });
});
