import { createServer } from 'node:http';
import { gzipSync } from 'node:zlib';
import { fixedCredential } from '../../src/azure/credential';
import { entropy } from '../../src/wiring/entropy';
import { createLog } from '../../src/wiring/log';
import { createStores } from '../../src/azure/tables/stores';
import { azureTable, openTable } from '../../src/azure/tables/table';
import { createVault, openVault } from '../../src/azure/vault';
import { createDeadMan } from '../../src/channels/dead-man';
import { createOutside } from '../../src/channels/outside';
import { createSender } from '../../src/channels/sender';
import { Targets } from '../../src/network/targets';
import { alwaysChecks, catalogue, findCheck, findCreation } from '../../src/checks/catalogue';
import { neededPermissions } from '../../src/checks/permissions';
import { credentialKinds } from '../../src/credentials';
import { FailureError } from '../../src/domain/failure';
import type { Failure } from '../../src/domain/failure';
import { handle } from '../../src/http/api';
import type { Dashboard } from '../../src/http/dashboard/dashboard';
import * as operations from '../../src/http/operations';
import { readRequest } from '../../src/http/request';
import type { ApiServices, Core } from '../../src/http/services';
import { startVaultServer } from '@perennial/key-vault-emulator';
import { HOUR_MS } from '../../src/durations';
import type { RunMessage, TokenEndpoint, TokenRequest } from '../../src/ports';
import { HealthReader } from '../../src/maintenance/health';
import { StandIn } from '../../src/runs/stand-in';
import { LastSeen } from '../../src/members/last-seen';
import { RateLimit } from '../../src/http/rate-limit';
import { FarSides } from '../../src/far-sides';
import { UnderWay } from '../../src/under-way';
import { TokenMemory } from '../../src/tokens/memory';
import { startAzurite } from '../support/azurite';
import { listenHttp } from '../support/listen';

export const OPERATOR_KEY = 'operator-key-for-tests-0123456789';
export const CLIENT_ID = '11111111-1111-1111-1111-111111111111';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Parsed when it is JSON. */
  readonly json: Record<string, unknown>;
}

export interface Asked {
  readonly key?: string | undefined;
  readonly headers?: Record<string, string>;
  /** An object is sent as JSON. */
  readonly body?: unknown;
}

export interface TestApi {
  readonly origin: string;
  readonly core: Core;
  readonly api: ApiServices;
  readonly table: ReturnType<typeof openTable>;
  /** Every log line there was. */
  readonly lines: string[];
  readonly errors: string[];
  readonly sent: (RunMessage & { delayMs: number })[];
  readonly tokens: FakeTokens;
  /** The tenants’ subscriptions. */
  readonly licences: string[];
  /** Sets the clock forward. */
  pass(ms: number): void;
  call(method: string, path: string, asked?: Asked): Promise<Answer>;
  close(): Promise<void>;
}

const GONE: Failure = {
  stage: 'request',
  kind: 'not-provisioned',
  code: 'ResourceNotFound',
  status: 404,
};

/** Permissions that every check of a mode needs. */
export const all = (mode: 'application' | 'delegated') => [
  ...new Set(catalogue.flatMap((check) => neededPermissions(check, mode))),
];

/** Tenants as the simulator has them, as far as a token endpoint tells them apart. */
export class FakeTokens implements TokenEndpoint {
  readonly asked: TokenRequest[] = [];
  /** Resolves before an answer is given: a test holds it back. */
  before: () => Promise<void> = () => Promise.resolve();

  async acquire(request: TokenRequest) {
    this.asked.push(request);
    await this.before();
    const token = { accessToken: 'canary-access-token', expiresAt: Date.now() + HOUR_MS };
    const { tenantId, credential } = request;
    if (tenantId === 'expired.example') {
      throw new FailureError({ stage: 'token', kind: 'auth', code: 'AADSTS7000222', status: 401 });
    }
    if (tenantId === 'unconsented.example') {
      const code = 'AADSTS65001';
      throw new FailureError({ stage: 'token', kind: 'permission', code, status: 400 });
    }
    if (tenantId === 'fabrikam.example') {
      return { ...token, permissions: ['Mail.ReadWrite', 'Mail.Send'] };
    }
    const { refreshToken } = credential;
    return refreshToken === undefined
      ? { ...token, permissions: all('application') }
      : { ...token, permissions: all('delegated'), refreshToken: `${refreshToken}-next` };
  }
}

/** What a build leaves, as small as can be. */
export const aDashboard = (): Dashboard => ({
  shell: '<!doctype html><title>Perennial</title>',
  assets: new Map([['main-1A2B3C4D.js', gzipSync('export {};')]]),
});

/** Every name is a public machine's, but for one of the network inside. */
const lookUp = (hostname: string) =>
  Promise.resolve([
    { address: hostname.startsWith('inside.') ? '10.0.0.1' : '93.184.215.14', family: 4 },
  ]);

/** The API over real HTTP, on Azurite and a real vault. Microsoft and the queue are played. */
export async function startApi(changes: Partial<ApiServices> = {}): Promise<TestApi> {
  const [azurite, vault] = await Promise.all([
    startAzurite(),
    startVaultServer({ token: 'vault-token' }),
  ]);
  const table = openTable(azurite);
  await table.createTable();
  let offset = 0;
  const clock = () => Date.now() + offset;
  const lines: string[] = [];
  const errors: string[] = [];
  const log = createLog((level, line) => {
    lines.push(line);
    if (level === 'error') errors.push(line);
  });
  const sent: TestApi['sent'] = [];
  const tokens = new FakeTokens();
  const licences = ['DEVELOPERPACK_E5'];
  const none = () => Promise.resolve(0);
  const never = () => Promise.reject(new Error('not part of this test'));
  const outward = {
    targets: new Targets({ allowPrivate: false, lookup: lookUp }),
    proxies: {},
    userAgent: 'test',
  };
  const core: Core = {
    clock,
    entropy,
    log,
    ...createStores(azureTable(table), entropy),
    runQueue: {
      poisoned: none,
      send: (message, delayMs = 0) => {
        sent.push({ ...message, delayMs });
        return Promise.resolve();
      },
    },
    notificationQueue: { send: never, poisoned: none },
    vault: createVault(openVault(vault.url, fixedCredential('vault-token'))),
    tokenEndpoint: tokens,
    signInEndpoint: { authorizeUrl: never, redeem: never, tenantOf: never },
    tokenMemory: new TokenMemory(clock),
    farSides: new FarSides(clock),
    underWay: new UnderWay(),
    graph: {
      open: () => ({
        request: ({ path }) => {
          const isUser = path.startsWith('/users/') && !path.startsWith('/users/nobody');
          if (!isUser && !path.startsWith('/subscribedSkus?')) {
            return Promise.reject(new FailureError(GONE));
          }
          const json = { value: licences.map((skuPartNumber) => ({ skuPartNumber })) };
          const bytes = new Uint8Array();
          return Promise.resolve({ status: 200, headers: new Headers(), json, bytes });
        },
        transfer: never,
      }),
    },
    mailer: { send: never },
    channels: createSender(createOutside({ clock, mailer: { send: never }, ...outward })),
    deadMan: createDeadMan(outward),
    catalogue,
    findCheck,
    findCreation,
    credentialKinds,
    lookAheadMs: 330_000,
    tickMinutes: 5,
    wrongSettings: [],
    retentionDays: 30,
    operatorKey: OPERATOR_KEY,
    operatorEmail: 'operator@example.com',
    identity: undefined,
    mailProvider: 'sendgrid',
    publicOrigin: undefined,
    defaultAlways: alwaysChecks,
    minGapSeconds: 5,
  };
  const api: ApiServices = {
    operations: Object.values(operations),
    version: '0.1.0',
    clock,
    log,
    problems: [],
    operatorKey: OPERATOR_KEY,
    simulator: undefined,
    health: new HealthReader({ clock, problems: () => [], tickMinutes: 5 }, core),
    tokenRequests: new RateLimit(clock),
    runRequests: new RateLimit(clock),
    dashboard: () => Promise.resolve(aDashboard()),
    lastSeen: new LastSeen(),
    standIn: new StandIn(5),
    core,
    ...changes,
  };
  const server = await serve(api);
  return {
    origin: server.origin,
    core,
    api,
    table,
    lines,
    errors,
    sent,
    tokens,
    licences,
    pass: (ms) => (offset += ms),
    call: async (method, path, asked) => {
      const answer = await call(server.origin, method, path, asked);
      // Whatever is asked, no secret comes out.
      expect(answer.text + JSON.stringify([...answer.headers])).not.toContain('canary');
      return answer;
    },
    close: async () => {
      await server.close();
      await Promise.all([vault.close(), azurite.stop()]);
    },
  };
}

/** An API behind a plain HTTP server, for as long as a test needs it. */
export async function serve(api: ApiServices) {
  // Never closes an idle connection: on a busy machine the next request may be on its way.
  const server = createServer({ keepAliveTimeout: 0 }, (request, response) => {
    const headers = new Headers();
    for (const [name, values] of Object.entries(request.headersDistinct)) {
      for (const value of values ?? []) headers.append(name, value);
    }
    const url = `http://127.0.0.1:${request.socket.localPort}${request.url ?? ''}`;
    const { method = '' } = request;
    void readRequest({ method, url, headers, body: request })
      .then((asked) => handle(asked, api))
      .then(({ status, headers: own = {}, body }) => {
        const isJson = typeof body === 'object' && !(body instanceof Uint8Array);
        const text = isJson ? JSON.stringify(body) : body;
        const type = { 'Content-Type': 'application/json; charset=utf-8' };
        response.writeHead(status, { ...(text !== undefined && type), ...own }).end(text);
      });
  });
  const origin = await listenHttp(server);
  return {
    origin,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export async function call(
  origin: string,
  method: string,
  path: string,
  { key = OPERATOR_KEY, headers = {}, body }: Asked = {},
): Promise<Answer> {
  const raw = typeof body === 'string' || body instanceof Uint8Array || body === undefined;
  const response = await fetch(path.startsWith('http') ? path : `${origin}${path}`, {
    method,
    headers: {
      ...(key !== '' && { authorization: `Bearer ${key}` }),
      ...(!raw && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: raw ? (body as string) : JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = (response.headers.get('content-type') ?? '').includes('json');
  const json = isJson && text !== '' ? (JSON.parse(text) as Record<string, unknown>) : {};
  return { status: response.status, headers: response.headers, text, json };
}

/** The body of a registration; give what a test is about. */
export const anInput = (changes: Record<string, unknown> = {}): Record<string, unknown> => ({
  name: 'Contoso',
  tenantId: 'contoso.example',
  clientId: CLIENT_ID,
  user: 'adele@contoso.example',
  credential: { kind: 'clientSecret', clientSecret: 'canary-client-secret' },
  ...changes,
});

export async function registered(
  api: TestApi,
  changes: Record<string, unknown> = {},
  key?: string,
): Promise<string> {
  const { status, json } = await api.call('POST', '/api/accounts', { key, body: anInput(changes) });
  expect(status).toBe(201);
  return json['id'] as string;
}

/** A member of a role, and its key. */
export async function joined(
  api: TestApi,
  name: string,
  role: string,
  quota?: number,
): Promise<{ id: string; key: string }> {
  const body = { name, role, ...(quota !== undefined && { quota }) };
  const { status, json } = await api.call('POST', '/api/members', { body });
  expect(status).toBe(201);
  const token = new URL(json['link'] as string).hash.slice(1);
  const joining = await api.call('POST', '/api/join', { key: '', body: { token } });
  expect(joining.status).toBe(200);
  return { id: json['id'] as string, key: joining.json['key'] as string };
}
