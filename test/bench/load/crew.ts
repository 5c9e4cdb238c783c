/** Accounts whose runs are begun again and again, whatever time it is, and the same requests by Node's `fetch`. */
import type { InvocationContext } from '@azure/functions';
import { createApp } from '../../../src/app';
import type { App } from '../../../src/app';
import { createStores } from '../../../src/azure/tables/stores';
import { readConfig } from '../../../src/config';
import { presets } from '../../../src/domain/schedule';
import { agentsFor } from '../../../src/network/agents';
import { exchangeOver } from '../../../src/network/exchange';
import type { WireRequest } from '../../../src/network/exchange';
import type { Services } from '../../../src/services';
import { entropy } from '../../../src/wiring/entropy';
import { buildServices } from '../../../src/wiring/services';
import { memoryVault } from '../../../local/memory-vault';
import { MemoryTable } from '../../../local/memory-table';
import { plans } from '../plans';
import { ACCOUNTS, tenantOf } from './crew-size';
import type { FarSide } from './crew-size';

/** So much later is each round: longer than a gap, and than a token lives. */
const ROUND_MS = 4_000_000;
let laterMs = 0;
const realTime = Date.now;
/** This process lives in a time of its own, in which accounts are due as soon as they have run. */
Date.now = () => realTime() + laterMs;

export class Crew {
  /** Of one run, in their order: its token, then its reads. */
  requests: readonly WireRequest[] = [];
  readonly #slots = new Map<string, number>();
  readonly #begun = Date.now();
  // The table outlives a process.
  readonly #ids = Array.from(
    { length: ACCOUNTS },
    (_, number) => `account${process.pid}x${number}`,
  );

  private constructor(
    private readonly farSide: FarSide,
    private readonly app: App,
    private readonly services: Omit<Services, 'log'>,
  ) {}

  /** Over Azurite, or over a table in memory. The vault is in memory. */
  static async over(storage: 'azurite' | 'memory', farSide: FarSide): Promise<Crew> {
    const { origin } = farSide;
    const config = readConfig({
      AzureWebJobsStorage: farSide.storage,
      KEY_VAULT_URL: 'https://vault.example',
      GRAPH_ORIGIN: origin,
      LOGIN_ORIGIN: origin,
    });
    const sent: WireRequest[] = [];
    const wire = exchangeOver(agentsFor({}));
    const built = await buildServices(config, (request) => {
      if (crew.requests.length === 0) sent.push(request);
      return wire(request);
    });
    const vault = memoryVault();
    const services: Omit<Services, 'log'> =
      storage === 'azurite'
        ? { ...built, vault }
        : {
            ...built,
            ...createStores(new MemoryTable(), entropy),
            runQueue: { send: () => Promise.resolve(), poisoned: () => Promise.resolve(0) },
            vault,
          };
    const app = createApp(config, () => Promise.resolve(services));
    const crew: Crew = new Crew(farSide, app, services);
    await crew.#learn(sent);
    return crew;
  }

  /** Registers all, and runs one of them for what a run asks for. */
  async #learn(sent: WireRequest[]): Promise<void> {
    await Promise.all(this.#ids.map((id, number) => this.#register(id, tenantOf(number))));
    // A tenant's first run is not like the others.
    await this.round(ACCOUNTS);
    await this.settle();
    sent.length = 0;
    await this.#run(this.#ids[0] ?? '');
    this.requests = [...sent];
    laterMs += ROUND_MS;
    await this.#follow();
  }

  async #register(id: string, tenantId: string): Promise<void> {
    const now = this.#begun;
    const { clientId, clientSecret } = this.farSide;
    await this.services.vault.put(id, clientSecret, {});
    await this.services.accounts.insert({
      ...plans.readsOnly,
      id,
      owner: 'operator',
      name: id,
      tenantId,
      clientId,
      user: `adele@${tenantId}`,
      mode: 'application',
      credential: { kind: 'clientSecret', id, secrets: { clientSecret: id } },
      schedule: { preset: 'steady', ...presets.steady },
      notify: {},
      state: 'active',
      stateSince: now,
      revision: 1,
      slot: now,
      dueAt: now,
      recentResults: [],
      createdAt: now,
      updatedAt: now,
    });
  }

  /** Runs each account once, so many at a time. Wants to be settled before the next one. */
  round(atATime: number): Promise<void> {
    return lanes(this.#ids, atATime, (id) => this.#run(id));
  }

  /** Goes on to when all are due again, and forgets their runs. Throws where one was not run, or did not pass. */
  async settle(): Promise<void> {
    const before = new Map(this.#slots);
    laterMs += ROUND_MS;
    await this.#follow();
    const unrun = this.#ids.filter((id) => this.#slots.get(id) === before.get(id));
    if (unrun.length > 0) throw new Error(`${unrun.length} accounts were not run`);
  }

  async #follow(): Promise<void> {
    await lanes(this.#ids, 8, async (id) => {
      const { slot, recentResults } = (await this.services.accounts.get(id))?.value ?? {};
      if (slot === undefined) throw new Error('an account is gone');
      if (recentResults?.some(({ result }) => result !== 'passed'))
        throw new Error('a run did not pass');
      this.#slots.set(id, slot);
      await this.services.runs.prune(id, { since: this.services.clock(), most: 0 }, 1000);
    });
  }

  /** The requests of as many runs by `fetch`: so many runs at a time, and of each, with its token, so many requests. */
  async bare(runsAtATime: number, requestsAtATime: number): Promise<void> {
    const [token, ...reads] = this.requests;
    await lanes(this.#ids, runsAtATime, async () => {
      if (token) await fetched(token);
      await lanes(reads, requestsAtATime, fetched);
    });
  }

  async #run(accountId: string): Promise<void> {
    await this.app.run({ accountId, slot: this.#slots.get(accountId) ?? this.#begun }, context);
  }
}

async function fetched({ url, method, headers, body }: WireRequest): Promise<void> {
  const sent = (body ?? null) as BodyInit | null;
  await (await fetch(url, { method, headers, body: sent })).arrayBuffer();
}

async function lanes<T>(
  items: readonly T[],
  atATime: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const left = [...items];
  const lane = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: atATime }, lane));
}

const ignore = () => undefined;
const context = {
  invocationId: 'bench',
  log: ignore,
  warn: ignore,
  error: ignore,
} as unknown as InvocationContext;
