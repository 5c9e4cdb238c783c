import { setTimeout as delay } from 'node:timers/promises';
import { CLIENT_ID, CLIENT_SECRET } from '@perennial/graph-simulator';
import { DAY_MS, HOUR_MS } from '../../src/durations';
import { Product } from './product';
import type { Json } from './product';
import { until } from '../support/until';

/** Reports that are a story rather than one answer. Each says what happened and what has to come of it. */
const TENANT = 'report.example';
let product: Product;

beforeEach(async () => {
  product = await Product.start();
  product.simulator.addTenant({ domain: TENANT });
});
afterEach(() => product.close());

async function register(checks: readonly string[], changes: Json = {}): Promise<string> {
  const made = await product.call('POST', '/api/accounts', {
    name: 'Report',
    tenantId: TENANT,
    clientId: CLIENT_ID,
    user: `adele@${TENANT}`,
    credential: { kind: 'clientSecret', clientSecret: CLIENT_SECRET },
    checks: { always: checks, random: [] },
    checksPerRun: { min: 0, max: 0 },
    schedule: { preset: 'custom', minSeconds: 60, maxSeconds: 60 },
    ...changes,
  });
  return String(made['id']);
}

const account = (id: string) => product.call('GET', `/api/accounts/${id}`);
const open = async (id: string) => ((await account(id))['leftovers'] as Json)['open'];
const early = () => product.simulator.requests().filter((request) => request.early);
const left = () => product.simulator.leftovers().filter(({ tenant }) => tenant === TENANT);
const tokenRequests = () =>
  product.simulator.requests().filter(({ path }) => path.endsWith('/oauth2/v2.0/token'));

async function outcomeOf(id: string, check: string): Promise<Json | undefined> {
  const { outcomes } = await product.lastRun(id);
  return outcomes.find((outcome) => outcome['check'] === check);
}

/** What is owed is mailed, and no run happens meanwhile. */
async function mailsAfter(id: string): Promise<number> {
  await product.call('POST', `/api/accounts/${id}/pause`, {});
  await product.pass(HOUR_MS);
  return product.mails.length;
}

test('R13: a Retry-After holds for a tenant, by whichever of its names it was registered', async () => {
  const byDomain = await register(['profile.read-self', 'mail.list-folders']);
  const listed = (await (await fetch(`${product.simulator.origin}/__sim/tenants`)).json()) as {
    value: readonly { id: string; domain: string }[];
  };
  const guid = listed.value.find(({ domain }) => domain === TENANT)?.id;
  const byGuid = await register(['profile.read-self'], { tenantId: guid, name: 'By GUID' });
  product.simulator.fault({ matches: '/mailFolders', status: 429, retryAfter: 4, times: 1 });
  const ask = (id: string) => product.call('POST', `/api/accounts/${id}/run`, {});
  await ask(byDomain);
  const first = product.untilRuns(byDomain, 1);
  await until('Graph throttles', () =>
    product.simulator.requests().some(({ status }) => status === 429),
  );
  // The second account's run begins while the first one waits; what was under way before has arrived by then.
  await delay(1000);
  const before = new Set(early());
  await ask(byGuid);
  await Promise.all([first, product.untilRuns(byGuid, 1)]);
  expect(early().filter((request) => !before.has(request))).toEqual([]);
});

test('R14: a create that is answered 503 although it made the thing leaves nothing of either try', async () => {
  const id = await register(['contacts.add-contact']);
  const made = { method: 'POST', path: '/me/contacts', status: 503, after: true, times: 1 };
  product.simulator.fault(made);
  await product.untilRuns(id, 1);
  // Until both tries are accounted for the ledger says so.
  if (left().length > 0) expect(await open(id)).toBeGreaterThan(0);
  await product.pass(2 * HOUR_MS);
  expect(left()).toEqual([]);
  expect(await open(id)).toBe(0);
});

test('R15: a create that is throttled for longer than a run is skipped, and leaves nothing', async () => {
  const id = await register(['contacts.add-contact']);
  product.simulator.fault({ method: 'POST', path: '/me/contacts', status: 429, retryAfter: 600 });
  await product.untilRuns(id, 1);
  expect(await outcomeOf(id, 'contacts.add-contact')).toMatchObject({ result: 'skipped' });
  expect(await open(id)).toBe(0);
  expect(left()).toEqual([]);
  product.simulator.clearFaults();
  await product.untilRuns(id, 2);
  expect(early()).toEqual([]);
});

test('R16: what lies in a mailbox that goes away waits for it, and is removed when it is back', async () => {
  const schedule = { preset: 'custom', minSeconds: 21_600, maxSeconds: 21_600 };
  const id = await register(['profile.read-self', 'contacts.add-contact'], { schedule });
  // Time for the mailbox to go, once the contact is made.
  const reads = { method: 'GET', matches: '/contacts/', delayMs: 300, times: 1 };
  product.simulator.fault(reads);
  const firstRun = product.untilRuns(id, 1);
  await until('the contact is made', () => left().length === 1);
  product.simulator.changeTenant(TENANT, { exchange: 'no-mailbox' });
  await firstRun;
  await product.untilRuns(id, 3);
  // It waits outside of what the cap counts.
  expect((await account(id))['leftovers']).toMatchObject({ open: 0, parked: 1, capped: false });
  product.simulator.changeTenant(TENANT, { exchange: 'ready' });
  await product.pass(DAY_MS + HOUR_MS);
  expect(left()).toEqual([]);
  expect((await account(id))['leftovers']).toMatchObject({ open: 0, parked: 0 });
});

test('R17: one single 404 of a check that has passed before is told to nobody', async () => {
  const checks = ['profile.read-self', 'mail.list-folders', 'calendar.find-default'];
  const id = await register(checks);
  await product.untilRuns(id, 1);
  const body = { error: { code: 'MailboxNotEnabledForRESTAPI', message: 'No mailbox.' } };
  product.simulator.fault({ matches: '/mailFolders', status: 404, body, times: 1 });
  await product.untilRuns(id, 4);
  expect(await account(id)).toMatchObject({ state: 'active' });
  expect(await mailsAfter(id)).toBe(0);
});

test('R18: a secret that is wrong for ever is mailed once, and tried ever more seldom', async () => {
  const credential = { kind: 'clientSecret', clientSecret: 'a-secret-that-is-wrong' };
  const id = await register(['licences.list-skus'], { credential });
  await product.untilRuns(id, 2);
  expect(tokenRequests().length).toBeLessThanOrEqual(6);
  await product.untilRuns(id, 6);
  // Each further run is one try.
  expect(tokenRequests().length).toBeLessThanOrEqual(10);
  expect(await mailsAfter(id)).toBe(1);
});

test('a subscription that ends is on the account with the first run, told, and told again when it is renewed', async () => {
  const id = await register(['licences.list-skus'], {
    tenantId: 'ending.example',
    user: 'adele@ending.example',
    schedule: { preset: 'gentle' },
  });
  await product.untilRuns(id, 1);
  const known = (await account(id))['subscription'];
  expect(known).toMatchObject({ sku: 'DEVELOPERPACK_E5', status: 'Enabled', daysLeft: 4 });
  const subjects = () => product.mails.map(({ subject }) => subject);
  await product.until('the mail', () => subjects().some((one) => one.includes('4 days left')));
  await fetch(`${product.simulator.origin}/__sim/tenants/ending.example`, {
    method: 'PATCH',
    body: JSON.stringify({ daysLeft: 90 }),
  });
  await product.until('the renewal', () => subjects().some((one) => one.includes('renewed until')));
  expect((await account(id))['subscription']).toMatchObject({ history: [{}, {}] });
  const days = subjects().filter((one) => /days left|renewed/.test(one));
  expect(days).toHaveLength(2);
});
