/** The product's own use cases over storage and Microsoft in memory, in a time of their own. */
import { createSimulator } from '@perennial/graph-simulator';
import type { SilentSimulator } from '@perennial/graph-simulator';
import { createStores } from '../../src/azure/tables/stores';
import { readConfig } from '../../src/config';
import { WireHeaders } from '../../src/network/exchange';
import type { Exchange } from '../../src/network/exchange';
import type { Log, WorkQueue } from '../../src/ports';
import type { Services } from '../../src/services';
import { entropy } from '../../src/wiring/entropy';
import { buildServices } from '../../src/wiring/services';
import { MemoryTable } from '../memory-table';
import { memoryVault } from '../memory-vault';
import type { VirtualTime } from '../virtual-time';

export interface Installation {
  readonly services: Services;
  readonly simulator: SilentSimulator;
  readonly table: MemoryTable;
}

/** Where Microsoft is, as the use cases see it; nothing is there, and nothing is sent to it. */
const ORIGIN = 'http://127.0.0.1:9';
/** How long an answer takes, in milliseconds: at least, and at most. */
const ANSWER_MS = [40, 260] as const;

export async function createInstallation(time: VirtualTime): Promise<Installation> {
  const simulator = createSimulator({ now: () => time.now });
  const table = new MemoryTable();
  const config = readConfig({
    AzureWebJobsStorage: 'UseDevelopmentStorage=true',
    KEY_VAULT_URL: 'https://vault.example',
    LOCAL_VAULT_TOKEN: 'unused',
    GRAPH_ORIGIN: ORIGIN,
    LOGIN_ORIGIN: ORIGIN,
  });
  const services: Services = {
    ...(await buildServices(config, exchangeWith(simulator, time))),
    ...createStores(table, entropy),
    runQueue: silentQueue,
    notificationQueue: silentQueue,
    vault: memoryVault(),
    log: silentLog,
  };
  return { services, simulator, table };
}

const exchangeWith =
  (simulator: SilentSimulator, time: VirtualTime): Exchange =>
  async ({ method, url, headers, body = '' }) => {
    const [least, most] = ANSWER_MS;
    await time.sleep(Math.round(least + Math.random() ** 2 * (most - least)));
    const answer = simulator.answer({
      method,
      url: url.slice(ORIGIN.length),
      headers: { ...lowerCased(headers), host: new URL(ORIGIN).host },
      body: Buffer.from(body),
    });
    return {
      status: answer.status,
      headers: new WireHeaders(lowerCased(answer.headers)),
      bytes: new Uint8Array(answer.body),
    };
  };

const lowerCased = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

/** Whoever plays looks at what is due by itself, and tells nobody of what comes of it. */
const silentQueue: WorkQueue<object> = {
  send: () => Promise.resolve(),
  poisoned: () => Promise.resolve(0),
};

const silentLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
