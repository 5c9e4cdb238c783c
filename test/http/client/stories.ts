/**
 * What people do with the API, done by a client whose types a public generator has made from the
 * OpenAPI document. `generated-client.test.ts` makes the types, checks this file against them, and runs it.
 */
import createClient from 'openapi-fetch';
import type { components, paths } from 'openapi-types';

type Account = components['schemas']['Account'];
type Run = components['schemas']['Run'];

const clientOf = (baseUrl: string, key: string) =>
  createClient<paths>({ baseUrl, headers: { Authorization: `Bearer ${key}` } });
type Client = ReturnType<typeof clientOf>;

/** The body of an answer that has to be a good one. */
function good<T>({ data, error }: { data?: T; error?: components['schemas']['Problem'] }): T {
  if (data === undefined) throw new Error(error ? `${error.code}: ${error.detail}` : 'no body');
  return data;
}

const input: components['schemas']['AccountInput'] = {
  name: 'Contoso',
  tenantId: 'contoso.example',
  clientId: '11111111-1111-1111-1111-111111111111',
  user: 'adele@contoso.example',
  credential: { kind: 'clientSecret', clientSecret: 'canary-client-secret' },
  schedule: { preset: 'gentle' },
};

async function lookAround(client: Client) {
  const health = good(await client.GET('/api/health'));
  const me = good(await client.GET('/api/me'));
  const checks = good(await client.GET('/api/checks'));
  const [first] = Array.isArray(checks.value) ? checks.value : [];
  return { status: health.status, role: me.role, workload: first?.workload };
}

async function register(client: Client): Promise<Account> {
  const preflight = good(await client.POST('/api/preflight', { body: input }));
  if (preflight.failure) throw new Error(preflight.failure.title);
  const answer = await client.POST('/api/accounts', { body: input });
  const account = good(answer);
  const path = answer.response.headers.get('Location');
  if (path !== `/api/accounts/${account.id}`) throw new Error('the account is elsewhere');
  return account;
}

/** Changes an account only as it was read; answers the status of a second change under the old revision. */
async function changeUnderRevision(client: Client, accountId: string) {
  const params = { path: { accountId } };
  const read = await client.GET('/api/accounts/{accountId}', { params });
  const header = { 'If-Match': read.response.headers.get('ETag') ?? '' };
  const change = (name: string) =>
    client.PATCH('/api/accounts/{accountId}', {
      params: { ...params, header },
      body: { name, checksPerRun: { min: 1, max: 2 } },
    });
  const changed = good(await change('Mine'));
  const second = await change('Yours');
  return {
    name: changed.name,
    revision: changed.configuration.revision,
    second: second.error?.code,
  };
}

/** Asks for a run and looks at it: once before `work` has done it, and once afterwards. */
async function runAndLook(client: Client, accountId: string, work: () => Promise<unknown>) {
  const asked = good(
    await client.POST('/api/accounts/{accountId}/run', { params: { path: { accountId } } }),
  );
  const look = async (): Promise<Run> => {
    const params = { path: { accountId, runId: asked.runId } };
    return good(await client.GET('/api/accounts/{accountId}/runs/{runId}', { params }));
  };
  const before = await look();
  await work();
  const after = await look();
  return { before: before.state, after: after.state, result: after.result };
}

async function listEverything(client: Client, accountId: string) {
  const accounts = good(await client.GET('/api/accounts', { params: { query: { top: 1 } } }));
  const params = { path: { accountId } };
  const runs = good(await client.GET('/api/accounts/{accountId}/runs', { params }));
  const plan = good(
    await client.GET('/api/accounts/{accountId}/plan', {
      params: { ...params, query: { days: 2 } },
    }),
  );
  return {
    accounts: accounts.value.length,
    runs: runs.value.length,
    planned: plan.value.length > 0,
  };
}

async function pauseAndResume(client: Client, accountId: string) {
  const params = { path: { accountId } };
  const body = { reason: 'Moving house' };
  const paused = good(await client.POST('/api/accounts/{accountId}/pause', { params, body }));
  const resumed = good(await client.POST('/api/accounts/{accountId}/resume', { params }));
  const asked = good(await client.POST('/api/accounts/{accountId}/preflight', { params }));
  return [paused.state, resumed.state, asked.preflight?.mode];
}

/** Fixtures are made in a tenant: what becomes of each is said, whatever it is. */
async function makeAndRemoveFixtures(client: Client, accountId: string) {
  const params = { path: { accountId } };
  const path = '/api/accounts/{accountId}/fixtures';
  const made = good(await client.POST(path, { params }));
  const removed = good(await client.DELETE(path, { params }));
  return [...made.value, ...removed.value].map(({ kind, state }) => `${kind} ${state}`);
}

/** Lets somebody in and out again; answers what the new key may do meanwhile. */
async function letInAndOut(client: Client, baseUrl: string) {
  const body = { name: 'Generated', role: 'member', quota: 2 } as const;
  const member = good(await client.POST('/api/members', { body }));
  const token = new URL(member.link).hash.slice(1);
  const { key = '' } = good(await client.POST('/api/join', { body: { token } }));
  const me = good(await clientOf(baseUrl, key).GET('/api/me'));
  const params = { path: { memberId: member.id } };
  const { response } = await client.DELETE('/api/members/{memberId}', { params });
  const left = good(await client.GET('/api/members'));
  return { me, status: response.status, left: left.value.some(({ id }) => id === member.id) };
}

async function remove(client: Client, accountId: string) {
  const params = { path: { accountId } };
  const { response } = await client.DELETE('/api/accounts/{accountId}', { params });
  const gone = await client.GET('/api/accounts/{accountId}', { params });
  return [response.status, gone.error?.status];
}

/** Does each story, one after the other; `work` does the run that was asked for. Answers what each has seen. */
export async function doStories(
  baseUrl: string,
  key: string,
  work: (accountId: string) => Promise<unknown>,
) {
  const client = clientOf(baseUrl, key);
  const around = await lookAround(client);
  const { id } = await register(client);
  return {
    around,
    change: await changeUnderRevision(client, id),
    run: await runAndLook(client, id, () => work(id)),
    lists: await listEverything(client, id),
    pause: await pauseAndResume(client, id),
    fixtures: await makeAndRemoveFixtures(client, id),
    members: await letInAndOut(client, baseUrl),
    remove: await remove(client, id),
  };
}
