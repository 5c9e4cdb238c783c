/** The whole product over counted storage and queues, the simulator behind a wire of 250 ms, in a time of its own. */
import { createHash } from 'node:crypto';
import type { InvocationContext } from '@azure/functions';
import { CLIENT_ID, CLIENT_SECRET } from '@perennial/graph-simulator';
import { createApp } from '../../src/app';
import { createStores } from '../../src/azure/tables/stores';
import { readConfig } from '../../src/config';
import type { Account } from '../../src/domain/account';
import { FailureError } from '../../src/domain/failure';
import type { Run } from '../../src/domain/run';
import { direct } from '../../src/network/exchange';
import type { Exchange } from '../../src/network/exchange';
import { mailboxOf } from '../../src/microsoft/graph/mailbox-places';
import type { NotificationMessage, RunMessage } from '../../src/ports';
import { entropy } from '../../src/wiring/entropy';
import { once } from '../../src/wiring/lazy';
import { buildServices } from '../../src/wiring/services';
import { InstanceQueue } from '../proof/tenants/instance';
import { memoryMailer, memoryVault } from '../reports/memory-ports';
import { MemoryTable } from '../support/memory-table';
import type { VirtualTime } from '../support/virtual-time';

const ANSWER_MS = 250;
const TICK_MS = 300_000;
const UPKEEP_MS = 1_800_000;
const USER = 'adele@contoso.example';

/** What runs of a plan draw from. */
export type Plan = Pick<Account, 'checks' | 'checksPerRun'>;

export const plans: Readonly<Record<'readsOnly' | 'usual', Plan>> = {
  readsOnly: {
    checks: {
      preset: 'everything',
      always: [
        'calendar.find-default',
        'directory.read-organization',
        'licences.list-skus',
        'profile.read-self',
        'sites.read-root',
      ],
      random: [],
    },
    checksPerRun: { min: 0, max: 0 },
  },
  usual: {
    checks: {
      preset: 'balanced',
      always: ['profile.read-self', 'mail.page-inbox', 'calendar.find-default'],
      random: ['*'],
    },
    checksPerRun: { min: 3, max: 6 },
  },
};

/** Counts of what was asked, over the whole time. */
export interface Counts {
  queueMessages: number;
  tokens: number;
  graph: number;
  /** Requests to the one mailbox under way at a time, at the most. */
  mailboxMost: number;
}

export class BenchInstallation {
  readonly table = new MemoryTable();
  readonly counts: Counts = { queueMessages: 0, tokens: 0, graph: 0, mailboxMost: 0 };
  readonly #stores = createStores(this.table, entropy);
  readonly #vault = memoryVault(
    () => new FailureError({ stage: 'token', kind: 'service', code: 'vault-secret-missing' }),
  );
  readonly #queue: InstanceQueue<RunMessage>;
  readonly #app: ReturnType<typeof createApp>;
  readonly #ids: string[] = [];
  #inMailbox = 0;

  constructor(
    private readonly time: VirtualTime,
    origin: string,
  ) {
    this.#queue = new InstanceQueue(time, (message) => this.#app.run(message, context));
    const config = readConfig({
      AzureWebJobsStorage: 'UseDevelopmentStorage=true',
      KEY_VAULT_URL: 'https://vault.example',
      GRAPH_ORIGIN: origin,
      LOGIN_ORIGIN: origin,
    });
    const build = once(async () => ({
      ...(await buildServices(config, this.#exchange)),
      ...this.#stores,
      runQueue: this.#counting(this.#queue),
      notificationQueue: new InstanceQueue<NotificationMessage>(time, () => Promise.resolve()),
      vault: this.#vault,
      mailer: memoryMailer([]),
    }));
    this.#app = createApp(config, build);
  }

  async add(number: number, plan: Plan): Promise<void> {
    const id = createHash('sha256').update(`account ${number}`).digest('hex').slice(0, 16);
    const secret = `a-${id}-clientSecret`;
    const now = this.time.now;
    const slot = now + 1000 + number * 50_000;
    await this.#vault.put(secret, CLIENT_SECRET, { purpose: 'account', account: id });
    await this.#stores.accounts.insert({
      ...plan,
      id,
      owner: 'operator',
      name: id,
      tenantId: 'contoso.example',
      clientId: CLIENT_ID,
      user: USER,
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
    });
    this.#ids.push(id);
  }

  begin(): void {
    void this.#every(TICK_MS, () => this.#app.schedule(context));
    void this.#every(UPKEEP_MS, () => this.#app.upkeep(context));
    void this.#queue.serve();
  }

  /** Every run that was recorded. */
  async runs(): Promise<readonly Run[]> {
    const pages = this.#ids.map((id) => this.#stores.runs.list(id, { top: 1000 }));
    return (await Promise.all(pages)).flatMap(({ value }) => value);
  }

  readonly #exchange: Exchange = async (request) => {
    const { pathname } = new URL(request.url);
    const graph = pathname.startsWith('/v1.0/');
    this.counts[graph ? 'graph' : 'tokens'] += 1;
    const inMailbox = graph && mailboxOf(pathname.replace('/v1.0', ''), USER) !== undefined;
    this.#inMailbox += inMailbox ? 1 : 0;
    this.counts.mailboxMost = Math.max(this.counts.mailboxMost, this.#inMailbox);
    await this.time.sleep(ANSWER_MS);
    try {
      // The signal is of this time, the exchange of the real one.
      return await this.time.outside(direct({ ...request, signal: undefined }));
    } finally {
      this.#inMailbox -= inMailbox ? 1 : 0;
    }
  };

  #counting(queue: InstanceQueue<RunMessage>) {
    return {
      send: (message: RunMessage, delayMs?: number) => {
        this.counts.queueMessages += 1;
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
const context = {
  invocationId: 'bench',
  log: ignore,
  warn: ignore,
  error: ignore,
} as unknown as InvocationContext;
