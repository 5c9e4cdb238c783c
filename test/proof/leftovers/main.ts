/**
 * Runs over all tenants of the simulator, some of them killed in the middle, and what is left of them
 * after the sweep: nothing. See docs/proof/README.md.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fixedCredential } from '../../../src/azure/credential';
import { entropy } from '../../../src/wiring/entropy';
import { createProvisioning } from '../../../src/azure/provisioning';
import { createStores } from '../../../src/azure/tables/stores';
import { azureTable, openTable } from '../../../src/azure/tables/table';
import { createVault, openVault } from '../../../src/azure/vault';
import { alwaysChecks, catalogue } from '../../../src/checks/catalogue';
import type { Account } from '../../../src/domain/account';
import { MOST_PUT_OFFS } from '../../../src/domain/put-off';
import { randomFrom } from '../../../src/domain/random';
import type { Run } from '../../../src/domain/run';
import { LEASE_MS, MAX_ATTEMPTS } from '../../../src/domain/timing';
import { startAzurite } from '../../../local/azurite';
import {
  CLIENT_ID,
  CLIENT_SECRET,
  profiles,
  REFRESH_TOKEN,
  startSimulator,
} from '@perennial/graph-simulator';
import { startVaultServer } from '@perennial/key-vault-emulator';
import type { AccountStore, RunMessage, Stores } from '../../../src/ports';
import { newAccountId } from '../../../src/accounts/id';
import { HOUR_MS } from '../../../src/durations';
import { Crew, TenantClock } from './crew';

type TenantProfile = (typeof profiles)[number];

const { values: options } = parseArgs({
  options: {
    runs: { type: 'string', default: '2000' },
    kill: { type: 'string', default: '0.05' },
    seed: { type: 'string', default: '1' },
  },
});
const wanted = Number(options.runs);
/** Runs without a token send nothing to be killed at: the others make up for them. */
const killRate = Number(options.kill) / (1 - 1 / 50);

/** Runs without a token show little here, and a throttled tenant is slow: the others make up for them. */
const MOST = new Map([
  // It is tried once a day, and a record is kept for thirty.
  ['expired.example', Math.min(25, Math.ceil(wanted / 50))],
  ['busy.example', Math.ceil(wanted / 50)],
]);
/** Late mail is looked for until a day after its run. */
const LATE_MS = 25 * HOUR_MS;
/** A worker claims a moment after it was told the time. */
const LEASE_MARGIN_MS = 60_000;
const MOST_SWEEPS = 50;
const PAGE = 100;

let done = 0;
/** Says from time to time how far it has come. */
function noteRun(): void {
  done += 1;
  if (done % PAGE === 0) process.stderr.write(`${done} runs of ${wanted}\n`);
}

interface Tally {
  runs: number;
  killed: number;
  requests: number;
  sweeps: number;
}

function accountOn({ domain, roles, scopes }: TenantProfile, secretName: string): Account {
  const signedIn = scopes.length > 0;
  const now = Date.now();
  return {
    id: newAccountId({ clock: Date.now, entropy }),
    owner: 'operator',
    name: domain,
    tenantId: domain,
    clientId: CLIENT_ID,
    ...(!signedIn && { user: `adele@${domain}` }),
    mode: signedIn ? 'delegated' : 'application',
    credential: signedIn
      ? {
          kind: 'refreshToken',
          id: entropy.hex(16),
          secrets: { refreshToken: secretName },
          rotation: { reuse: 'unknown', storedAt: now },
        }
      : { kind: 'clientSecret', id: entropy.hex(16), secrets: { clientSecret: secretName } },
    checks: { preset: 'everything', always: alwaysChecks, random: ['*'] },
    checksPerRun: domain === 'busy.example' ? { min: 1, max: 4 } : { min: 4, max: 10 },
    schedule: { preset: 'steady', minSeconds: 1000, maxSeconds: 2000 },
    notify: {},
    state: 'active',
    stateSince: now,
    revision: 1,
    slot: now,
    dueAt: now,
    recentResults: [],
    // As registering would have found it.
    preflight: { at: now, granted: signedIn ? scopes : roles },
    createdAt: now,
    updatedAt: now,
  };
}

async function dueOf(accounts: AccountStore, id: string): Promise<Account> {
  const current = await accounts.get(id);
  if (!current) throw new Error('an account is gone');
  return current.value;
}

/** Runs an account's slots one after another, each at its time; some workers do not live to see the end. */
async function repeat(accounts: AccountStore, id: string, crew: Crew, count: number) {
  const tally: Tally = { runs: 0, killed: 0, requests: 0, sweeps: 0 };
  const random = randomFrom(`${options.seed}|${(await dueOf(accounts, id)).tenantId}`);
  let usual = 20;
  while (tally.runs < count) {
    const { slot } = await dueOf(accounts, id);
    const message = { accountId: id, slot };
    // A run that ended before its request came is made up for by the next.
    const due = tally.killed < killRate * (tally.runs + 1);
    const killAt = due ? random.int(1, usual) : undefined;
    let at = Math.max(slot, Date.now());
    const first = await crew.run({ message, at }, killAt);
    tally.requests += first.requests;
    if (first.ending === 'killed') {
      tally.killed += 1;
      at += LEASE_MS + LEASE_MARGIN_MS;
      tally.requests += (await crew.run({ message, at })).requests;
    } else {
      usual = Math.max(1, first.requests);
    }
    tally.requests += await runPutOff(accounts, message, crew);
    tally.runs += 1;
    noteRun();
  }
  return tally;
}

/** Runs a slot again that was put off, as on a machine so busy that no token came in time; answers how many requests that took. */
async function runPutOff(accounts: AccountStore, message: RunMessage, crew: Crew) {
  let requests = 0;
  for (let times = 0; times <= MOST_PUT_OFFS; times += 1) {
    const { slot, dueAt } = await dueOf(accounts, message.accountId);
    if (slot !== message.slot) return requests;
    requests += (await crew.run({ message, at: dueAt })).requests;
  }
  throw new Error('a slot was not run');
}

/** Sweeps until the account's ledger is empty, or it is plain that it will not be. */
async function sweep({ accounts, ledger }: Stores, id: string, crew: Crew, tally: Tally) {
  let ahead = LATE_MS;
  while ((await ledger.list(id)).length > 0 && tally.sweeps < MOST_SWEEPS) {
    const { slot } = await dueOf(accounts, id);
    await crew.run({ message: { accountId: id, slot }, at: slot + ahead });
    tally.sweeps += 1;
    ahead = 0;
  }
}

async function runsOf({ runs }: Stores, accountId: string): Promise<Run[]> {
  const found: Run[] = [];
  let after: string | undefined;
  do {
    const page = await runs.list(accountId, { top: PAGE, after });
    found.push(...page.value);
    after = page.next;
  } while (after !== undefined);
  return found;
}

function countBy<T>(items: readonly T[], key: (item: T) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of items) counts[key(item)] = (counts[key(item)] ?? 0) + 1;
  return Object.fromEntries(Object.entries(counts).sort());
}

async function main(): Promise<void> {
  const startedAt = Date.now();
  const vaultToken = entropy.hex(16);
  const [azurite, vaultServer] = await Promise.all([
    startAzurite(),
    startVaultServer({ token: vaultToken }),
  ]);
  const storage = azurite.connectionString;
  const table = openTable({ connectionString: storage });
  await createProvisioning(table, []).ensure();
  const stores = createStores(azureTable(table), entropy);
  const { accounts } = stores;
  const vault = createVault(openVault(vaultServer.url, fixedCredential(vaultToken)));
  const places = { storage, vaultUrl: vaultServer.url, vaultToken };
  const script = join(__dirname, 'worker.js');

  const limited = [...MOST.values()].reduce((sum, most) => sum + most, 0);
  const share = Math.ceil((wanted - limited) / (profiles.length - MOST.size));
  const tenant = async (profile: TenantProfile) => {
    const { domain, scopes } = profile;
    const account = accountOn(profile, `secret-${domain.replace('.', '-')}`);
    const [name = ''] = Object.values(account.credential.secrets);
    await vault.put(name, scopes.length > 0 ? REFRESH_TOKEN : CLIENT_SECRET, {});
    await accounts.insert(account);
    const clock = new TenantClock();
    // A Microsoft of its own: what a tenant shows depends on its time as much as what is made of it.
    const simulator = await startSimulator({ now: clock.now });
    const crew = new Crew(script, { ...places, origin: simulator.origin }, clock);
    const tally = await repeat(accounts, account.id, crew, MOST.get(domain) ?? share);
    await sweep(stores, account.id, crew, tally);
    await crew.dismiss();
    const runs = await runsOf(stores, account.id);
    const leftovers = simulator.leftovers();
    await simulator.close();
    const ledger = (await stores.ledger.list(account.id)).length;
    return { domain, tally, runs, ledger, leftovers };
  };
  const tenants = await Promise.all(profiles.map(tenant));
  const leftovers = tenants.flatMap((one) => one.leftovers);
  await Promise.all([vaultServer.close(), azurite.close()]);

  const total = (key: keyof Tally) => tenants.reduce((sum, { tally }) => sum + tally[key], 0);
  const recorded = tenants.flatMap(({ runs }) => runs);
  const outcomes = recorded.flatMap((run) => run.outcomes);
  const ledger = tenants.reduce((sum, one) => sum + one.ledger, 0);
  const expected = total('runs') + total('sweeps');
  const result = {
    date: new Date(startedAt).toISOString().slice(0, 10),
    node: process.version,
    minutes: Math.round((Date.now() - startedAt) / 6000) / 10,
    checks: catalogue.length,
    runs: total('runs'),
    killed: total('killed'),
    sweepsAfterwards: total('sweeps'),
    recorded: recorded.length,
    graphRequests: total('requests'),
    attempts: countBy(recorded, ({ attempt }) => `${attempt} of ${MAX_ATTEMPTS}`),
    results: countBy(recorded, (run) => run.result),
    outcomes: countBy(outcomes, (outcome) => outcome.result),
    failures: countBy(
      outcomes.filter(({ result: each }) => each === 'failed' || each === 'undo-failed'),
      ({ check, failure }) => `${check} ${failure?.kind ?? ''} ${failure?.code ?? ''}`,
    ),
    checksRun: new Set(outcomes.map(({ check }) => check)).size,
    tenants: Object.fromEntries(
      tenants.map(({ domain, tally, runs }) => [
        domain,
        { ...tally, ...countBy(runs, (run) => run.result) },
      ]),
    ),
    ledger,
    leftovers: leftovers.length,
  };
  process.stdout.write(`${JSON.stringify(result, undefined, 2)}\n`);
  const kinds = countBy(leftovers, (one) => `${one.tenant} ${one.workload} ${one.name}`);
  if (leftovers.length > 0) process.stderr.write(`left behind: ${JSON.stringify(kinds)}\n`);
  const enough = total('killed') >= Number(options.kill) * total('runs');
  const whole = recorded.length === expected && enough;
  if (!whole || ledger > 0 || leftovers.length > 0) process.exitCode = 1;
}

void main();
