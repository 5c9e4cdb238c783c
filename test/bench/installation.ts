/** The whole product over counted storage and queues, Microsoft behind a wire of 250 ms, in a time of its own. */
import { createHash } from 'node:crypto';
import type { HttpRequest, InvocationContext } from '@azure/functions';
import { CLIENT_ID, CLIENT_SECRET } from '@perennial/graph-simulator';
import { createApp } from '../../src/app';
import type { App } from '../../src/app';
import { createStores } from '../../src/azure/tables/stores';
import { readConfig } from '../../src/config';
import type { Account } from '../../src/domain/account';
import type { Run } from '../../src/domain/run';
import { direct } from '../../src/network/exchange';
import type { Exchange } from '../../src/network/exchange';
import { mailboxOf } from '../../src/microsoft/graph/mailbox-places';
import type { NotificationMessage, RunMessage, Vault, WorkQueue } from '../../src/ports';
import { entropy } from '../../src/wiring/entropy';
import { once } from '../../src/wiring/lazy';
import { buildServices } from '../../src/wiring/services';
import { InstanceQueue } from '../proof/tenants/instance';
import { memoryVault } from '../../local/memory-vault';
import { memoryMailer } from '../reports/memory-ports';
import { MemoryTable } from '../../local/memory-table';
import type { VirtualTime } from '../../local/virtual-time';
import type { Plan } from './plans';

const ANSWER_MS = 250;
const OPERATOR_KEY = 'operator-key-for-benches-0123456789';
export const TICK_MS = 300_000;
export const UPKEEP_MS = 1_800_000;
/** An owner has several tenants, and some accounts in each. */
const ACCOUNTS_OF_A_TENANT = 3;

export const tenantOf = (number: number): string =>
  `bench-${Math.floor(number / ACCOUNTS_OF_A_TENANT)}.example`;
const userOf = (number: number): string => `adele@${tenantOf(number)}`;

/** Requests so far. */
export interface Counts {
  /** Those that were taken from the queue. */
  queueMessages: number;
  tokens: number;
  graph: number;
  vault: number;
  /** Requests to one mailbox under way at a time, at the most. */
  mailboxMost: number;
}

interface Options {
  /** Of the simulator; nothing leaves where it is left out. */
  readonly origin?: string;
  /** How long storage takes to answer, in milliseconds; no time where it is left out. */
  readonly storageMs?: number;
  /** In the place of one whose messages are run. */
  readonly runQueue?: WorkQueue<RunMessage>;
  /** Each line of the log. */
  readonly log?: (line: string) => void;
}

/** A page of Key Vault's list (https://learn.microsoft.com/rest/api/keyvault/secrets/get-secrets/get-secrets). */
const SECRETS_OF_A_PAGE = 25;

export class BenchInstallation {
  storageMs: number | undefined;
  readonly table: MemoryTable;
  readonly counts: Counts = { queueMessages: 0, tokens: 0, graph: 0, vault: 0, mailboxMost: 0 };
  readonly stores;
  readonly app: App;
  readonly #vault = memoryVault();
  readonly #queue: InstanceQueue<RunMessage>;
  readonly #ids: string[] = [];
  readonly #context: InvocationContext;
  readonly #inMailbox = new Map<string, number>();

  constructor(
    private readonly time: VirtualTime,
    options: Options = {},
  ) {
    this.storageMs = options.storageMs;
    this.#context = contextOf(options.log ?? ignore);
    this.table = new MemoryTable(() => this.#storageAnswers());
    this.stores = createStores(this.table, entropy);
    this.#queue = new InstanceQueue(time, (message) => {
      this.counts.queueMessages += 1;
      return this.app.run(message, this.#context);
    });
    const origin = options.origin ?? 'http://127.0.0.1:9';
    const config = readConfig({
      AzureWebJobsStorage: 'UseDevelopmentStorage=true',
      KEY_VAULT_URL: 'https://vault.example',
      GRAPH_ORIGIN: origin,
      LOGIN_ORIGIN: origin,
      OPERATOR_KEY,
    });
    const build = once(async () => ({
      ...(await buildServices(config, this.#exchange)),
      ...this.stores,
      runQueue: options.runQueue ?? this.#answering(this.#queue),
      notificationQueue: new InstanceQueue<NotificationMessage>(time, () => Promise.resolve()),
      vault: {
        ...this.#vault,
        get: (name: string) => {
          this.counts.vault += 1;
          return this.#vault.get(name);
        },
        list: (after?: string) => this.#secrets(Number(after ?? 0)),
      },
      mailer: memoryMailer([]),
    }));
    this.app = createApp(config, build);
  }

  /** Adds an account that is due at `slot` (milliseconds since the epoch), as one that has never run but for `changes`. */
  async add(
    number: number,
    plan: Plan,
    slot: number,
    changes: Partial<Account> = {},
  ): Promise<void> {
    const id = createHash('sha256').update(`account ${number}`).digest('hex').slice(0, 32);
    const secret = secretOf(id);
    const { now } = this.time;
    await this.#vault.put(secret, CLIENT_SECRET, { purpose: 'account', account: id });
    await this.stores.accounts.insert({
      ...plan,
      id,
      owner: 'operator',
      name: id,
      tenantId: tenantOf(number),
      clientId: CLIENT_ID,
      user: userOf(number),
      mode: 'application',
      credential: { kind: 'clientSecret', id, secrets: { clientSecret: secret } },
      schedule: { preset: 'steady', minSeconds: 1000, maxSeconds: 2000 },
      notify: {},
      allowWrites: true,
      state: 'active',
      stateSince: now,
      revision: 1,
      slot,
      dueAt: slot,
      recentResults: [],
      createdAt: now,
      updatedAt: now,
      ...changes,
    });
    this.#ids.push(id);
  }

  /** The bytes of an answer to the operator. */
  async answer(path: string, acceptEncoding: string): Promise<number> {
    const request = new Request(`https://perennial.example${path}`, {
      headers: { authorization: `Bearer ${OPERATOR_KEY}`, 'accept-encoding': acceptEncoding },
    });
    const { status, body } = await this.app.http(request as unknown as HttpRequest, this.#context);
    if (status !== 200) throw new Error(`${path} was answered ${status}`);
    return Buffer.byteLength(body as string | Uint8Array);
  }

  tick = (): Promise<void> => this.app.schedule(this.#context);
  upkeep = (): Promise<void> => this.app.upkeep(this.#context);

  /** Ticks, maintains itself and works on messages until time ends. */
  begin(): void {
    void this.#every(TICK_MS, this.tick);
    void this.#every(UPKEEP_MS, this.upkeep);
    void this.#queue.serve();
  }

  /** Every run that was recorded and began no earlier. */
  async runs(since: number): Promise<readonly Run[]> {
    const pages = this.#ids.map((id) => this.stores.runs.list(id, { top: 1000 }));
    const all = (await Promise.all(pages)).flatMap(({ value }) => value);
    return all.filter(({ startedAt }) => startedAt >= since);
  }

  async #storageAnswers(): Promise<void> {
    if (this.storageMs !== undefined) await this.time.sleep(this.storageMs);
  }

  /** The accounts' secrets from one on, page by page. */
  async *#secrets(from: number): AsyncGenerator<Secret, void> {
    for (let start = from; start < this.#ids.length; start += SECRETS_OF_A_PAGE) {
      await this.#storageAnswers();
      const end = start + SECRETS_OF_A_PAGE;
      const next = end < this.#ids.length ? String(end) : undefined;
      for (const id of this.#ids.slice(start, end))
        yield { name: secretOf(id), createdAt: 0, tags: { purpose: 'account', account: id }, next };
    }
  }

  readonly #exchange: Exchange = async (request) => {
    const { pathname } = new URL(request.url);
    const token = pathname.endsWith('/oauth2/v2.0/token');
    this.counts[token ? 'tokens' : 'graph'] += 1;
    const graph = pathname.startsWith('/v1.0/');
    const leave = graph ? this.#enterMailbox(pathname.replace('/v1.0', '')) : ignore;
    await this.time.sleep(ANSWER_MS);
    try {
      // The signal is of this time, the exchange of the real one.
      return await this.time.outside(direct({ ...request, signal: undefined }));
    } finally {
      leave();
    }
  };

  /** Counts a request to a mailbox as under way until it is left. */
  #enterMailbox(path: string): () => void {
    const mailbox = mailboxOf(path, 'nobody');
    if (mailbox === undefined) return ignore;
    const add = (change: number) => {
      const underWay = (this.#inMailbox.get(mailbox) ?? 0) + change;
      this.#inMailbox.set(mailbox, underWay);
      this.counts.mailboxMost = Math.max(this.counts.mailboxMost, underWay);
    };
    add(1);
    return () => add(-1);
  }

  /** The queue, which takes as long to answer as the rest of storage. */
  #answering(queue: InstanceQueue<RunMessage>) {
    return {
      send: async (message: RunMessage, delayMs?: number) => {
        await this.#storageAnswers();
        return queue.send(message, delayMs);
      },
      poisoned: () => queue.poisoned(),
    };
  }

  async #every(ms: number, work: () => Promise<void>): Promise<void> {
    for (;;) {
      await work();
      await this.time.sleep(ms);
    }
  }
}

const ignore = () => undefined;
type Secret = ReturnType<Vault['list']> extends AsyncIterable<infer Item> ? Item : never;
const secretOf = (id: string): string => `a-${id}-clientSecret`;
const contextOf = (log: (line: string) => void) =>
  ({ invocationId: 'bench', log, warn: log, error: log }) as unknown as InvocationContext;
