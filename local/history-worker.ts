/** Entry of the thread in which histories are played: it has a clock and timers of its own. */
import { parentPort, workerData } from 'node:worker_threads';
import { fixedCredential } from '../src/azure/credential';
import { createStores } from '../src/azure/tables/stores';
import { azureTable, openTable } from '../src/azure/tables/table';
import { createVault, openVault } from '../src/azure/vault';
import type { Account } from '../src/domain/account';
import type { DayCounts } from '../src/domain/day';
import { entropy } from '../src/wiring/entropy';
import { seedFleet } from './history/fleet-seed';
import { keepDays, keepHistory } from './history/keep';
import type { Place } from './history/keep';
import { pasts } from './history/pasts';
import { play } from './history/play';
import type { Played } from './history/play';

export interface HistoryOrder {
  readonly storage: string;
  readonly vaultUrl: string;
  readonly vaultToken: string;
  readonly controlOrigin: string;
  /** Ids of those that are there and get a past. */
  readonly accounts: readonly string[];
  /** 28 days of 200 accounts, where it would be a week of those that are there. */
  readonly fleet: boolean;
}

/** What the thread says when it is done. */
export interface HistoryReport {
  readonly accounts: number;
  readonly runs: number;
}

/** Often enough for full bars, and no more than is played in seconds. */
const schedule = { preset: 'custom', minSeconds: 14_400, maxSeconds: 28_800 } as const;

async function playAll(order: HistoryOrder): Promise<HistoryReport> {
  const table = azureTable(openTable({ connectionString: order.storage }));
  const place = { table, stores: createStores(table, entropy) };
  const counts: DayCounts[] = [];
  let [accounts, runs] = [0, 0];
  for await (const played of histories(order, place)) {
    counts.push(...played.days);
    runs += played.runs.length;
    accounts += 1;
  }
  await keepDays(place.stores, counts, Date.now());
  return { accounts, runs };
}

/** Each of them once it is kept. */
async function* histories(order: HistoryOrder, place: Place): AsyncGenerator<Played, void> {
  const found = await Promise.all(order.accounts.map((id) => place.stores.accounts.get(id)));
  const known = found.flatMap((account) => account?.value ?? []);
  const span = { days: order.fleet ? 28 : 7, schedule };
  for (const account of known) {
    const until = account.createdAt;
    const played = await play(account, pasts.get(account.tenantId) ?? [], { ...span, until });
    await keepHistory(place, played);
    yield played;
  }
  if (!order.fleet) return;
  const [vault, control, models] = [vaultOf(order), controlsOf(order), modelsIn(known)];
  yield* seedFleet({ ...place, vault, control, models }, { ...span, until: Date.now() });
}

const vaultOf = ({ vaultUrl, vaultToken }: HistoryOrder) =>
  createVault(openVault(vaultUrl, fixedCredential(vaultToken)));

const controlsOf =
  ({ controlOrigin }: HistoryOrder) =>
  async (path: string, body: object): Promise<void> => {
    const url = `${controlOrigin}/__sim/${path}`;
    const { ok, status } = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
    if (!ok) throw new Error(`${path} of the simulator: ${status}`);
  };

function modelsIn(accounts: readonly Account[]) {
  const of = (tenant: string): Account => {
    const found = accounts.find(({ tenantId }) => tenantId === tenant);
    if (!found) throw new Error(`no account of ${tenant}`);
    return found;
  };
  return { app: of('contoso.example'), signedIn: of('signedin.example') };
}

void playAll(workerData as HistoryOrder).then((report) => parentPort?.postMessage(report));
