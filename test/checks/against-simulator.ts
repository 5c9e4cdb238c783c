import { setMaxListeners } from 'node:events';
import { ThrottleGate } from '../../src/microsoft/throttle-gate';
import { createGraph } from '../../src/microsoft/graph';
import { createRecorder } from '../../src/microsoft/recorder';
import { lookupIn } from '@perennial/checks';
import type { Check, FindCreation, Mode } from '@perennial/checks';
import { findCreation } from '../../src/checks/catalogue';
import type { LedgerEntry } from '../../src/domain/run';
import { CLIENT_ID, CLIENT_SECRET, profiles, REFRESH_TOKEN } from '@perennial/graph-simulator';
import type { Simulator } from '@perennial/graph-simulator';
import { HOUR_MS } from '../../src/durations';
import { sweepLedger } from '../../src/engine/sweep';
import { executePlan } from '../../src/engine/execute-plan';
import { openTenant } from '../../src/engine/tenant';
import { ledgerFor } from './support';

/** Tenants of the simulator for either mode. */
export const TENANTS: Readonly<Record<Mode, string>> = {
  application: 'contoso.example',
  delegated: 'signedin.example',
};

const tokens = new Map<string, Promise<string>>();

/** One token a simulator, tenant and mode: each lasts for an hour. */
function accessToken(origin: string, tenant: string, mode: Mode): Promise<string> {
  const key = `${origin} ${tenant} ${mode}`;
  const token = tokens.get(key) ?? askForToken(origin, tenant, mode);
  tokens.set(key, token);
  return token;
}

async function askForToken(origin: string, tenant: string, mode: Mode): Promise<string> {
  const grant =
    mode === 'application'
      ? { grant_type: 'client_credentials', client_secret: CLIENT_SECRET }
      : { grant_type: 'refresh_token', refresh_token: REFRESH_TOKEN };
  const body = new URLSearchParams({
    client_id: CLIENT_ID,
    scope: 'https://graph.microsoft.com/.default',
    ...grant,
  });
  const answer = await fetch(`${origin}/${tenant}/oauth2/v2.0/token`, { method: 'POST', body });
  const json = (await answer.json()) as { access_token: string };
  return json.access_token;
}

/** Where the exchanges of these tests are written, if anywhere: for a checker of recorded traffic. */
const recordTo = process.env['RECORD_CHECKS'];

/** Pauses pass in a hundredth of their time, so that the time-outs of what never comes are short. */
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms / 100));

/** A session with the simulator through the Graph adapter, with all that a run and a sweep need besides. */
async function connect(simulator: Simulator, mode: Mode, tenant: string, recorded = true) {
  const { origin } = simulator;
  const profile = profiles.find(({ domain }) => domain === tenant);
  const permissions = (mode === 'application' ? profile?.roles : profile?.scopes) ?? [];
  const accessTokenText = await accessToken(origin, tenant, mode);
  const token = { accessToken: accessTokenText, expiresAt: Date.now() + HOUR_MS, permissions };
  const recorder = recordTo !== undefined && recorded ? createRecorder(recordTo) : undefined;
  const graph = createGraph({
    origin,
    clock: Date.now,
    gate: new ThrottleGate(Date.now),
    sleep: pause,
    userAgent: 'Perennial/0 (test)',
    ...(recorder && { recorder }),
  });
  let skipped = 0;
  const clock = () => Date.now() + skipped;
  const user = mode === 'application' ? `adele@${tenant}` : undefined;
  const identity = { tenantId: tenant, clientId: CLIENT_ID, mode, user };
  const { signal } = new AbortController();
  // Every request of every check listens to it.
  setMaxListeners(0, signal);
  const limit = { deadline: Date.now() + 600_000, signal };
  return {
    close: () => recorder?.close(),
    common: {
      tenant: {
        ...openTenant({ graph, clock }, identity, token, limit),
        sleep: async (ms: number) => {
          await pause(ms);
          skipped += ms;
        },
      },
    },
  };
}

/** The way to the tenant of a mode, and how it is closed. */
export const connectTo = (simulator: Simulator, mode: Mode) =>
  connect(simulator, mode, TENANTS[mode], false);

/** Runs checks as a run does. */
export async function runAgainst(
  simulator: Simulator,
  mode: Mode,
  checks: readonly Check[],
  options: { tenant?: string; slot?: number; recorded?: boolean } = {},
) {
  const { tenant = TENANTS[mode], slot = 1, recorded } = options;
  const { common, close } = await connect(simulator, mode, tenant, recorded);
  const plan = checks.map(({ id }) => id);
  const ledger = ledgerFor(checks, Date.now());
  const account = { accountId: `a-${tenant}`, slot, plan, ledger };
  try {
    return await executePlan({ ...common, ...account, ...lookupIn(checks, []) });
  } finally {
    close();
  }
}

/** Sweeps what a run left. */
export async function sweepAgainst(
  simulator: Simulator,
  mode: Mode,
  entries: readonly LedgerEntry[],
  find: FindCreation = findCreation,
) {
  const { common, close } = await connect(simulator, mode, TENANTS[mode]);
  try {
    return await sweepLedger({ ...common, entries, findCreation: find });
  } finally {
    close();
  }
}
