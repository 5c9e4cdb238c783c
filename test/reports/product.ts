/**
 * The whole product in this process and in a time of its own: the app as its triggers call it, its storage,
 * vault, queues and mail in memory, and the simulator in Microsoft's place, spoken to over HTTP. Time passes as
 * it does, and jumps to the next thing that is due when there is nothing to do.
 */
import type { HttpRequest, HttpResponseInit, InvocationContext } from '@azure/functions';
import { startSimulator } from '@perennial/graph-simulator';
import type { Simulator } from '@perennial/graph-simulator';
import { createApp } from '../../src/app';
import type { App } from '../../src/app';
import { createStores } from '../../src/azure/tables/stores';
import { readConfig } from '../../src/config';
import { trustOf } from '../../src/domain/identity';
import type { Identity } from '../../src/domain/identity';
import { createTokenEndpoint } from '../../src/microsoft/entra';
import { ThrottleGate } from '../../src/microsoft/throttle-gate';
import { agentsFor } from '../../src/network/agents';
import { exchangeOver } from '../../src/network/exchange';
import { DAY_MS } from '../../src/durations';
import type { Mail, NotificationMessage, RunMessage, TokenEndpoint, Vault } from '../../src/ports';
import { entropy } from '../../src/wiring/entropy';
import { once } from '../../src/wiring/lazy';
import { buildServices } from '../../src/wiring/services';
import { MemoryTable } from '../../local/memory-table';
import { memoryVault } from '../../local/memory-vault';
import { memoryMailer, MemoryQueue } from './memory-ports';
import { mailOnly } from '../support/mail-only';

const OPERATOR_KEY = 'operator-key-for-tests-0123456789';
export const PUBLIC_ORIGIN = 'https://perennial.example';
const TICK_MS = 5 * 60_000;
/** How long anything may take before a test calls it stuck, in the product's time. */
const PATIENCE_MS = 2 * DAY_MS;

export type Json = Readonly<Record<string, unknown>>;

export interface Run extends Json {
  readonly id: string;
  readonly outcomes: readonly Json[];
}

export class Product {
  readonly mails: Mail[] = [];
  /** Every line of the log. */
  readonly lines: string[] = [];
  readonly #runQueue = new MemoryQueue<RunMessage>();
  readonly #notificationQueue = new MemoryQueue<NotificationMessage>();
  readonly #realNow = Date.now;
  readonly #app: App;
  readonly #vault: Vault;
  #ahead = 0;
  #nextTick = 0;
  #nextUpkeep: number;

  private constructor(
    readonly simulator: Simulator,
    identity: Identity | undefined,
  ) {
    jest.spyOn(Date, 'now').mockImplementation(() => this.#realNow.call(Date) + this.#ahead);
    this.#nextUpkeep = Date.now() + DAY_MS;
    const config = readConfig({
      AzureWebJobsStorage: 'UseDevelopmentStorage=true',
      KEY_VAULT_URL: 'http://127.0.0.1:1',
      LOCAL_VAULT_TOKEN: 'unused',
      GRAPH_ORIGIN: simulator.origin,
      LOGIN_ORIGIN: simulator.origin,
      SIMULATOR_ORIGIN: simulator.origin,
      PUBLIC_ORIGIN,
      OPERATOR_KEY,
      OPERATOR_EMAIL: 'operator@perennial.example',
      MAIL_FROM: 'perennial@perennial.example',
      MIN_GAP_SECONDS: '1',
      TICK_MINUTES: '5',
      ...(identity && {
        IDENTITY_TENANT_ID: identity.tenantId,
        IDENTITY_OBJECT_ID: identity.objectId,
      }),
    });
    const vault = (this.#vault = memoryVault());
    const build = once(async () => ({
      ...(await buildServices(config)),
      ...createStores(new MemoryTable(), entropy),
      runQueue: this.#runQueue,
      notificationQueue: this.#notificationQueue,
      vault,
      channels: mailOnly(memoryMailer(this.mails)),
      ...(identity && { tokenEndpoint: endpointOf(simulator.origin, identity) }),
    }));
    this.#app = createApp(config, build);
  }

  /** With an identity, it is as in Azure: something that an app registration can trust in place of a key. */
  static async start({ identity }: { identity?: Identity } = {}): Promise<Product> {
    const delays = { mail: [0, 0], search: 0, directory: 0, copy: 0 } as const;
    // Looked up at each call: it is replaced by the product's own time.
    return new Product(await startSimulator({ delays, now: () => Date.now() }), identity);
  }

  async close(): Promise<void> {
    jest.restoreAllMocks();
    await this.simulator.close();
  }

  /** How far this time is ahead of the machine's, for a process beside this one. */
  get aheadMs(): number {
    return this.#ahead;
  }

  /** What the API answers; its status must be one of success. */
  async call(method: string, path: string, body?: object): Promise<Json> {
    const { status, json } = await this.ask(method, path, body);
    if (status >= 300) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(json)}`);
    return json;
  }

  async ask(method: string, path: string, body?: object): Promise<{ status: number; json: Json }> {
    const request = new Request(`http://127.0.0.1${path}`, {
      method,
      headers: { authorization: `Bearer ${OPERATOR_KEY}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    const answer = await this.#app.http(request as unknown as HttpRequest, this.#context());
    const text = typeof answer.body === 'string' ? answer.body : '{}';
    return { status: answer.status ?? 0, json: JSON.parse(text) as Json };
  }

  /** Names of the secrets in the vault that are there for a purpose. */
  async secretsOf(purpose: string): Promise<readonly string[]> {
    const found: string[] = [];
    for await (const { name, tags } of this.#vault.list())
      if (tags['purpose'] === purpose) found.push(name);
    return found;
  }

  /** What a browser is answered. */
  browse(path: string, init: RequestInit = {}): Promise<HttpResponseInit> {
    const url = path.startsWith('http') ? path : `${PUBLIC_ORIGIN}${path}`;
    const request = new Request(url, init);
    return this.#app.http(request as unknown as HttpRequest, this.#context());
  }

  /** An account's runs that have ended, newest first. */
  async runs(accountId: string): Promise<readonly Json[]> {
    const { value } = await this.call('GET', `/api/accounts/${accountId}/runs?top=100`);
    return (value as Json[]).filter(({ endedAt }) => endedAt !== undefined);
  }

  /** The newest run that has ended, whole. */
  async lastRun(accountId: string): Promise<Run> {
    const [run] = await this.runs(accountId);
    return (await this.call(
      'GET',
      `/api/accounts/${accountId}/runs/${String(run?.['id'])}`,
    )) as Run;
  }

  /** Lets the product work until an account has had so many runs. */
  async untilRuns(accountId: string, count: number): Promise<void> {
    await this.until(`${count} runs`, async () => (await this.runs(accountId)).length >= count);
  }

  /** Lets the product work, jumping over the time in which it has nothing to do, until something holds. */
  async until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
    const end = Date.now() + PATIENCE_MS;
    while (!(await holds())) {
      if (Date.now() > end) throw new Error(`Never came true: ${what}\n${this.lines.join('\n')}`);
      if (!(await this.step())) this.#jump();
    }
  }

  /** Lets so much time pass. */
  async pass(ms: number): Promise<void> {
    const end = Date.now() + ms;
    while (Date.now() < end) if (!(await this.step())) this.#jump(end);
  }

  /** Does one thing that is due; false when there is none. */
  async step(): Promise<boolean> {
    const now = Date.now();
    if (now >= this.#nextTick) {
      this.#nextTick = now + TICK_MS;
      await this.#app.schedule(this.#context());
      return true;
    }
    if (now >= this.#nextUpkeep) {
      this.#nextUpkeep = now + DAY_MS;
      await this.#app.upkeep(this.#context());
      return true;
    }
    const run = this.#runQueue.take();
    if (run) {
      await this.#app.run(run, this.#context());
      return true;
    }
    const notification = this.#notificationQueue.take();
    if (notification) await this.#app.alert(notification, this.#context());
    return notification !== undefined;
  }

  /** To the next thing that is due, or to `end` where that is earlier. */
  #jump(end = Infinity): void {
    const next = Math.min(
      end,
      this.#nextTick,
      this.#nextUpkeep,
      this.#runQueue.nextAt ?? Infinity,
      this.#notificationQueue.nextAt ?? Infinity,
    );
    this.#ahead += Math.max(0, next - Date.now());
  }

  #context(): InvocationContext {
    const write = (line: string) => void this.lines.push(line);
    return { invocationId: 'test', log: write, warn: write, error: write } as never;
  }
}

/** As Azure hands a token of the managed identity out; nobody looks at who has signed it. */
function endpointOf(origin: string, identity: Identity): TokenEndpoint {
  const { issuer, subject, audience } = trustOf(identity);
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = { iss: issuer, sub: subject, aud: audience };
  return createTokenEndpoint({
    origin,
    userAgent: 'Perennial/test',
    gate: new ThrottleGate(Date.now),
    clock: () => Date.now(),
    exchange: exchangeOver(agentsFor({})),
    identity: () => Promise.resolve(`${part({ alg: 'RS256' })}.${part(claims)}.unsigned`),
  });
}
