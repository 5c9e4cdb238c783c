import { CLIENT_ID, CLIENT_SECRET, REFRESH_TOKEN } from '@perennial/graph-simulator';
import { HOUR_MS } from '../../src/durations';
import { cases } from './cases';
import type { CaseFault, ReportCase, Want } from './cases';
import { copies } from './copies';
import { Product } from './product';
import type { Json } from './product';

const TENANT = 'report.example';
let product: Product;

beforeEach(async () => {
  product = await Product.start();
});
afterEach(() => product.close());

const tenants = {
  healthy: {},
  nomailbox: { exchange: 'no-mailbox' },
  unconsented: { consented: false },
} as const;

function addTenant({ tenant = 'healthy', how = 'secret', knobs }: ReportCase): void {
  const like = how === 'token' ? 'signedin.example' : 'contoso.example';
  product.simulator.addTenant({ domain: TENANT, like, ...tenants[tenant], ...knobs });
}

function addFault({ target, path, code, error, text, ...fault }: CaseFault): void {
  const place = target === 'token' ? { path: '/oauth2/v2.0/token' } : path && { matches: path };
  const words = { ...(error && { error }), ...(text && { message: text }) };
  product.simulator.fault({
    ...fault,
    ...place,
    ...words,
    ...(code !== undefined && { code: `AADSTS${code}` }),
  });
}

function registrationOf({ how, checks, account, clientSecret, waitMs = 60_000 }: ReportCase) {
  const seconds = Math.round(waitMs / 1000);
  return {
    name: 'Report',
    tenantId: TENANT,
    clientId: CLIENT_ID,
    credential:
      how === 'token'
        ? {
            kind: 'refreshToken',
            refreshToken: REFRESH_TOKEN,
            ...(clientSecret && { clientSecret }),
          }
        : { kind: 'clientSecret', clientSecret: clientSecret ?? CLIENT_SECRET },
    ...(how !== 'token' && { user: `adele@${TENANT}` }),
    checks: { always: checks, random: [] },
    checksPerRun: { min: 0, max: 0 },
    schedule: { preset: 'custom', minSeconds: seconds, maxSeconds: seconds },
    ...account,
  };
}

/** What came of a case, as `want` looks at it. */
async function resultOf(report: ReportCase): Promise<Json> {
  addTenant(report);
  report.faultsFirst?.forEach(addFault);
  const made = await product.call('POST', '/api/accounts', registrationOf(report));
  const id = String(made['id']);
  await product.untilRuns(id, 1);
  report.thenFaults?.forEach(addFault);
  await product.untilRuns(id, report.runs ?? (report.thenFaults ? 2 : 1));
  const last = await product.lastRun(id);
  const account = await product.call('GET', `/api/accounts/${id}`);
  // What is owed is mailed, and nothing else happens meanwhile.
  await product.call('POST', `/api/accounts/${id}/pause`, {});
  await product.pass(HOUR_MS);
  const outcomes = Object.fromEntries(
    last.outcomes.map((outcome) => [String(outcome['check']), outcome]),
  );
  return {
    made,
    account,
    run: { ...last, outcomes },
    text: JSON.stringify(last),
    mails: product.mails.length,
  };
}

function at(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, name) => (inner as Json | undefined)?.[name], value);
}

/** What is wrong with a value, or undefined. One that is not there is never as it is wanted. */
function complaint(value: unknown, { path, is, not, like, unlike }: Want): string | undefined {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const right =
    value !== undefined &&
    (is === undefined || value === is) &&
    (not === undefined || value !== not) &&
    (like === undefined || new RegExp(like).test(text)) &&
    (unlike === undefined || !new RegExp(unlike).test(text));
  return right
    ? undefined
    : `${path.join('.')} is ${text}, and not as ${JSON.stringify({ is, not, like, unlike })}`;
}

test.each(cases.map((report) => [report.id, report.what, report] as const))(
  '%s: %s',
  async (_id, _what, report) => {
    const result = await resultOf(report);
    expect(report.want.length).toBeGreaterThan(0);
    expect(report.want.flatMap((want) => complaint(at(result, want.path), want) ?? [])).toEqual([]);
  },
);

test('the copies of the cases hold what the cases hold', () => {
  expect(copies).toEqual(cases);
});
