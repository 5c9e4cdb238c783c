/** The whole product with Microsoft, storage, vault, queues and mail in memory, in a time of its own. */
import { createHash } from 'node:crypto';
import type { HttpRequest, InvocationContext } from '@azure/functions';
import { createApp } from '../../../src/app';
import type { App } from '../../../src/app';
import { createStores } from '../../../src/azure/tables/stores';
import type { Table } from '../../../src/azure/tables/table';
import { readConfig } from '../../../src/config';
import type { Account } from '../../../src/domain/account';
import { DAY_MS } from '../../../src/durations';
import type { Mail, NotificationMessage, RunMessage, Stores, Vault } from '../../../src/ports';
import { entropy } from '../../../src/wiring/entropy';
import { once } from '../../../src/wiring/lazy';
import { buildServices } from '../../../src/wiring/services';
import { memoryVault } from '../../../local/memory-vault';
import { memoryMailer } from '../../reports/memory-ports';
import type { VirtualTime } from '../../../local/virtual-time';
import { always, drawn, PERMISSIONS, repertoire } from './checks';
import { InstanceQueue } from './instance';
import { FIRST_REFRESH_TOKEN, GOOD_SECRET, Microsoft } from './microsoft';
import type { Misfortune } from './misfortunes';
import { mailOnly } from '../../support/mail-only';

export const TICK_MS = 300_000;
/** A usual gap between two runs, in milliseconds: first slots are spread over it. */
const USUAL_GAP_MS = 1_500_000;
const OPERATOR_KEY = 'operator-key-for-proofs-0123456789';
const CLIENT_ID = '11111111-1111-1111-1111-111111111111';

export interface Proband {
  readonly id: string;
  readonly tenant: string;
  readonly email: string;
  /** Undefined for an account with which nothing is wrong. */
  readonly misfortune: Misfortune | undefined;
}

export class Installation {
  readonly stores: Stores;
  readonly microsoft: Microsoft;
  readonly mails: Mail[] = [];
  readonly probands: Proband[] = [];
  /** How often each event was logged as an error. */
  readonly errors: Record<string, number> = {};
  readonly runQueue: InstanceQueue<RunMessage>;
  readonly notificationQueue: InstanceQueue<NotificationMessage>;
  readonly #app: App;
  readonly #vault: Vault;
  #resting = false;

  constructor(
    private readonly time: VirtualTime,
    table: Table,
  ) {
    this.microsoft = new Microsoft({ now: () => time.now, sleep: time.sleep });
    this.stores = createStores(table, entropy);
    this.#vault = memoryVault();
    this.runQueue = new InstanceQueue(time, (message) => this.#app.run(message, this.#context()));
    this.notificationQueue = new InstanceQueue(time, (message) =>
      this.#app.alert(message, this.#context()),
    );
    const config = readConfig({
      AzureWebJobsStorage: 'UseDevelopmentStorage=true',
      KEY_VAULT_URL: 'https://vault.example',
      OPERATOR_KEY,
      OPERATOR_EMAIL: 'operator@perennial.example',
      MAIL_FROM: 'perennial@perennial.example',
      PUBLIC_ORIGIN: 'https://perennial.example',
    });
    const build = once(async () => ({
      ...(await buildServices(config, this.microsoft.exchange)),
      ...this.stores,
      ...repertoire,
      runQueue: this.runQueue,
      notificationQueue: this.notificationQueue,
      vault: this.#vault,
      channels: mailOnly(memoryMailer(this.mails)),
    }));
    this.#app = createApp(config, build);
  }

  /** Adds an account, due at some time within a usual gap. */
  async add(number: number, misfortune?: Misfortune): Promise<void> {
    const { now } = this.time;
    const digest = createHash('sha256').update(`account ${number}`).digest('hex');
    const id = digest.slice(0, 16);
    const tenant = `${misfortune?.name ?? `well-${number}`}.example`;
    // Whoever has an account in a tenant has all of that tenant: one person hears of one cause.
    const email = `${misfortune?.name ?? `owner-${number}`}@owners.example`;
    this.microsoft.addTenant(tenant, misfortune);
    const slot = now + (parseInt(digest.slice(16, 24), 16) % USUAL_GAP_MS);
    const signedIn = misfortune?.account === 'signed-in';
    const part = signedIn ? 'refreshToken' : 'clientSecret';
    const secret = `a-${id}-${part}`;
    const account: Account = {
      id,
      owner: 'operator',
      name: `account-${number} of ${tenant}`,
      tenantId: tenant,
      clientId: CLIENT_ID,
      user: signedIn ? undefined : `user-${number}@${tenant}`,
      mode: signedIn ? 'delegated' : 'application',
      credential: {
        kind: part,
        id: digest.slice(24, 40),
        secrets: { [part]: secret },
        rotation: signedIn ? { reuse: 'unknown', storedAt: now } : undefined,
      },
      checks: { always, random: drawn.random },
      checksPerRun: drawn.count,
      schedule: { preset: 'steady', minSeconds: 1000, maxSeconds: 2000 },
      notify: { email },
      allowWrites: true,
      state: 'active',
      stateSince: now,
      revision: 1,
      slot,
      dueAt: slot,
      recentResults: [],
      // It has worked before, as far as the app knows.
      preflight: { at: now, granted: [...PERMISSIONS] },
      createdAt: now,
      updatedAt: now,
    };
    if (misfortune?.account !== 'deleted-secret')
      await this.#vault.put(secret, secretOf(number, misfortune), { account: id });
    await this.stores.accounts.insert(account);
    this.probands.push({ id, tenant, email, misfortune });
  }

  /** Ticks, works on messages and maintains itself until time ends. */
  begin(): void {
    void this.#every(TICK_MS, () => this.#app.schedule(this.#context()));
    void this.#every(DAY_MS, () => this.#app.upkeep(this.#context()));
    void this.runQueue.serve();
    void this.notificationQueue.serve();
  }

  /** No more ticks, and no more messages are taken. */
  rest(): void {
    this.#resting = true;
    this.runQueue.rest();
    this.notificationQueue.rest();
  }

  /** Runs a slot at once, beside the queue. */
  run = (message: RunMessage): Promise<void> => this.#app.run(message, this.#context());

  /** What `/api/health` answers an operator. */
  async health(): Promise<Readonly<Record<string, unknown>>> {
    const request = new Request('https://perennial.example/api/health', {
      headers: { authorization: `Bearer ${OPERATOR_KEY}` },
    });
    const { body } = await this.#app.http(request as unknown as HttpRequest, this.#context());
    return JSON.parse(body as string) as Record<string, unknown>;
  }

  async #every(ms: number, work: () => Promise<void>): Promise<void> {
    while (!this.#resting) {
      await work();
      await this.time.sleep(ms);
    }
  }

  #context(): InvocationContext {
    const ignore = () => undefined;
    const error = (line: string) => {
      const { event } = JSON.parse(line) as { event: string };
      this.errors[event] = (this.errors[event] ?? 0) + 1;
    };
    return { invocationId: 'proof', log: ignore, warn: ignore, error } as never;
  }
}

function secretOf(number: number, misfortune: Misfortune | undefined): string {
  if (misfortune?.account === 'signed-in') return `${number}-${FIRST_REFRESH_TOKEN}`;
  return misfortune?.account === 'wrong-secret' ? 'a-wrong-secret' : GOOD_SECRET;
}
