import { by, defineCreation, finding, lookupIn } from '@perennial/checks';
import type { Check } from '@perennial/checks';
import * as z from 'zod';
import { entropy } from '../../src/wiring/entropy';
import { createProvisioning } from '../../src/azure/provisioning';
import { createStores } from '../../src/azure/tables/stores';
import { azureTable, openTable } from '../../src/azure/tables/table';
import type { Table } from '../../src/azure/tables/table';
import { credentialKinds } from '../../src/credentials';
import type { Account } from '../../src/domain/account';
import { FailureError } from '../../src/domain/failure';
import type { Principal } from '../../src/domain/member';
import type { Failure } from '../../src/domain/failure';
import { HOUR_MS } from '../../src/durations';
import type {
  NotificationMessage,
  Delivery,
  GraphRequest,
  GraphResponse,
  Mail,
  Message,
  RunMessage,
  Vault,
} from '../../src/ports';
import type { Services } from '../../src/services';
import { FarSides } from '../../src/far-sides';
import { UnderWay } from '../../src/under-way';
import { TokenMemory } from '../../src/tokens/memory';
import { aCheck, grammar } from '../checks/support';
import { anAccount, NOW } from '../domain/support';
import type { Azurite } from './azurite';

const id = { id: z.string() };
const both = (permission: string, docs: string) => ({ permission, docs });

export const reads = grammar.get('/me', id, {
  permission: { delegated: 'User.Read', application: 'User.ReadBasic.All' },
  select: false,
  docs: 'user-get',
});

/** A read of one call; enough for what is around the checks. */
export const readCheck = (name: string): Check =>
  aCheck(`profile.${name}`, {
    title: name,
    proves: name,
    calls: [reads],
    run: async ({ graph }) => {
      await graph.send(reads);
    },
  });

const create = grammar.post('/me/messages', id, both('Mail.ReadWrite', 'user-post-messages'));
const listItems = grammar.list('/me/messages', id, {
  ...both('Mail.ReadWrite', 'user-list-messages'),
  select: false,
});

export const item = defineCreation({
  name: 'mail.item',
  what: 'an item',
  removal: 'deleted',
  make: create,
  marker: 'subject',
  find: finding([listItems], async ({ graph }, marker) => {
    const found = await graph.all(listItems, { query: { $filter: marker } });
    return found.map((one) => ({ id: one.id, at: {} }));
  }),
  remove: by(grammar.del('/me/messages/{id}', both('Mail.ReadWrite', 'message-delete'))),
});

/** A write that leaves an item with its marker until it is removed. */
export const writeCheck: Check = aCheck('mail.make-item', {
  title: 'item',
  proves: 'item',
  creates: [item],
  run: async ({ graph }) => {
    await graph.create(item);
  },
});

/** Whoever does it, where a test is not about who. */
export const OPERATOR: Principal = { id: 'operator', name: 'operator', role: 'operator' };

/** A tenant that holds items, and answers as it is told to. */
export class Tenant {
  readonly items = new Map<string, string>();
  readonly requests: GraphRequest[] = [];
  failure: Failure | undefined;
  /** Why a request is not answered as it should be, where it is not. */
  refusing: (request: GraphRequest) => Failure | undefined = () => undefined;
  /** Waited for before each answer. */
  pause: () => Promise<unknown> = () => Promise.resolve();
  underWay = 0;
  most = 0;

  async request(request: GraphRequest): Promise<GraphResponse> {
    this.requests.push(request);
    this.underWay += 1;
    this.most = Math.max(this.most, this.underWay);
    try {
      await this.pause();
      const failure = this.refusing(request) ?? this.failure;
      if (failure) throw new FailureError(failure);
      return this.answer(request);
    } finally {
      this.underWay -= 1;
    }
  }

  private answer({ method, path, body }: GraphRequest): GraphResponse {
    if (method === 'POST') {
      const id = `item${this.items.size + 1}`;
      this.items.set(id, (body as { subject: string }).subject);
      return answerOf(201, { id });
    }
    if (method === 'DELETE') {
      this.items.delete(path.split('/').at(-1) ?? '');
      return answerOf(204);
    }
    if (!path.includes('messages')) return answerOf(200, { id: 'adele' });
    const marker = new URL(path, 'http://x').searchParams.get('$filter');
    const value = [...this.items]
      .filter(([, subject]) => subject === marker)
      .map(([id]) => ({ id }));
    return answerOf(200, { value });
  }
}

function answerOf(status: number, json?: unknown): GraphResponse {
  return { status, headers: new Headers(), json, bytes: new Uint8Array() };
}

export interface World extends Services {
  now: number;
  readonly tenant: Tenant;
  readonly runMessages: { message: RunMessage; delayMs: number }[];
  readonly alertMessages: NotificationMessage[];
  readonly mails: Mail[];
  /** What went out by other channels. */
  readonly messages: { kind: string; message: Message }[];
  readonly secrets: Map<string, string>;
  readonly events: string[];
  tokenFailure: Failure | undefined;
  delivery: Delivery;
  register(changes?: Partial<Account>): Promise<Account>;
}

let tables = 0;

/** Use cases on real storage, in a table of their own; vault, queues, token endpoint and Graph in memory. */
export async function createWorld(azurite: Azurite, catalogue: readonly Check[]): Promise<World> {
  tables += 1;
  const table = openTable(azurite, { table: `t${process.pid}x${tables}` });
  await createProvisioning(table, []).ensure();
  return worldOn(azureTable(table), catalogue);
}

const notUsed = () => Promise.reject(new Error('not used'));

/** The same on a table in memory. */
export function worldOn(table: Table, catalogue: readonly Check[]): World {
  const tenant = new Tenant();
  const secrets = new Map([['secret', 'value']]);
  const note = (level: string) => (event: string) => void world.events.push(`${level} ${event}`);
  const world: World = {
    now: NOW,
    clock: () => world.now,
    entropy,
    log: { info: note('info'), warn: note('warn'), error: note('error') },
    ...createStores(table, entropy),
    runQueue: {
      poisoned: () => Promise.resolve(0),
      send: (message, delayMs = 0) =>
        Promise.resolve(void world.runMessages.push({ message, delayMs })),
    },
    notificationQueue: {
      poisoned: () => Promise.resolve(0),
      send: (message) => Promise.resolve(void world.alertMessages.push(message)),
    },
    vault: memoryVault(secrets),
    tokenEndpoint: {
      acquire: () =>
        world.tokenFailure
          ? Promise.reject(new FailureError(world.tokenFailure))
          : Promise.resolve({ accessToken: 'token', expiresAt: world.now + HOUR_MS }),
    },
    signInEndpoint: { authorizeUrl: notUsed, redeem: notUsed, tenantOf: notUsed },
    tokenMemory: new TokenMemory(() => world.now),
    farSides: new FarSides(() => world.now),
    underWay: new UnderWay(),
    graph: {
      open: () => ({
        request: (request) => tenant.request(request),
        transfer: notUsed,
      }),
    },
    mailer: {
      send: (mail) => {
        world.mails.push(mail);
        return Promise.resolve(world.delivery);
      },
    },
    channels: {
      send: ({ kind, to }, message) => {
        if (kind === 'mail') return world.mailer.send({ ...message, to });
        world.messages.push({ kind, message });
        return Promise.resolve(world.delivery);
      },
      check: () => Promise.resolve(undefined),
    },
    deadMan: {
      ping: () => Promise.resolve(undefined),
      check: () => Promise.resolve(undefined),
    },
    catalogue,
    ...lookupIn(
      catalogue,
      catalogue.flatMap(({ creates }) => creates),
    ),
    credentialKinds,
    lookAheadMs: 330_000,
    tickMinutes: 5,
    wrongSettings: [],
    retentionDays: 30,
    operatorKey: undefined,
    operatorEmail: 'operator@example.com',
    identity: undefined,
    mailProvider: 'sendgrid',
    publicOrigin: 'https://perennial.example',
    tenant,
    runMessages: [],
    alertMessages: [],
    mails: [],
    messages: [],
    secrets,
    events: [],
    tokenFailure: undefined,
    delivery: { delivered: true },
    async register(changes = {}) {
      const account = anAccount({
        credential: { kind: 'clientSecret', id: 'c1', secrets: { clientSecret: 'secret' } },
        checks: { always: catalogue.map(({ id }) => id), random: [] },
        checksPerRun: { min: 0, max: 0 },
        ...changes,
      });
      await world.accounts.insert(account);
      return account;
    },
  };
  return world;
}

function memoryVault(secrets: Map<string, string>): Vault {
  return {
    put: (name, value) => Promise.resolve(void secrets.set(name, value)),
    get: (name) => {
      const value = secrets.get(name);
      const missing: Failure = { stage: 'token', kind: 'service', code: 'vault-secret-missing' };
      return value === undefined
        ? Promise.reject(new FailureError(missing))
        : Promise.resolve(value);
    },
    remove: (name) => Promise.resolve(void secrets.delete(name)),
    async *list() {
      await Promise.resolve();
      for (const name of secrets.keys()) {
        const tags = name.startsWith('a-')
          ? { purpose: 'account', account: name.split('-')[1] ?? '' }
          : {};
        yield { name, createdAt: 0, tags: tags };
      }
    },
  };
}
