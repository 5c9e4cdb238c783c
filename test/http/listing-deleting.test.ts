import fc from 'fast-check';
import { call, serve } from './support';
import * as views from './views';
import { joined, registered, startApi } from './support';
import type { TestApi } from './support';
import { worker } from './worker';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(async () => {
  expect(api.errors).toEqual([]);
  await api.close();
});
beforeEach(() => {
  api.sent.length = 0;
  api.pass(60_000);
});

const { stored, secretsInVault, claimed, completed } = worker(() => api);
const post = (id: string, action: string, body?: object) =>
  api.call('POST', `/api/accounts/${id}/${action}`, { body });

describe('lists', () => {
  test('go on page by page, and a garbled continuation is 400', async () => {
    const { key } = await joined(api, 'Pages', 'member', 5);
    const ids: string[] = [];
    for (let count = 0; count < 5; count += 1) ids.push(await registered(api, {}, key));
    const seen: string[] = [];
    let next: string | undefined = '/api/accounts?top=2';
    for (let pages = 0; next !== undefined && pages < 5; pages += 1) {
      const { json } = await api.call('GET', next, { key });
      seen.push(...(json['value'] as { id: string }[]).map(({ id }) => id));
      next = json['nextLink'] as string | undefined;
    }
    expect(seen.sort()).toEqual(ids.sort());
    const { status, json } = await api.call('GET', '/api/accounts?after=bogus', { key });
    expect([status, json['errors']]).toEqual([400, [expect.objectContaining({ field: 'after' })]]);
  });

  test('F7: whatever continuation is forged, the answer is a page or 400 naming `after`', async () => {
    const id = await registered(api);
    const time = fc
      .date({ min: new Date('0000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().replaceAll(/[-:.]/g, ''));
    const runIds = fc.oneof(
      time.map((text) => `${text}-1a2b3c4d`),
      fc.constantFrom('19691231T235959999Z-00000000', '20260230T000000000Z-00000000'),
      fc.stringMatching(/^[0-9]{8}T[0-9]{9}Z-[0-9a-f]{8}$/),
    );
    const ids = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.stringMatching(/^[0-9A-Za-z._-]{0,140}$/),
    );
    const forged = fc.oneof(
      runIds.map((text) => `run:${text}`),
      fc
        .tuple(fc.constantFrom('account:', 'run:', 'member:', ''), ids)
        .map((parts) => parts.join('')),
    );
    const base64url = forged.map((text) => Buffer.from(text).toString('base64url'));
    const cursors = fc.oneof(base64url, fc.string({ minLength: 1, maxLength: 60 }));
    const paths = fc.constantFrom('/api/accounts', `/api/accounts/${id}/runs`);
    await fc.assert(
      fc.asyncProperty(paths, cursors, async (path, after) => {
        const { status, json } = await api.call(
          'GET',
          `${path}?top=1&${new URLSearchParams({ after }).toString()}`,
        );
        if (status === 200) return;
        expect([status, json['code']]).toEqual([400, 'invalid']);
        expect(json['errors']).toEqual([expect.objectContaining({ field: 'after' })]);
      }),
      { numRuns: 150 },
    );
  });

  test('F7: year 1969 and a day that no calendar has are 400', async () => {
    const id = await registered(api);
    for (const runId of ['19691231T235959999Z-00000000', '20260230T000000000Z-00000000']) {
      const after = Buffer.from(`run:${runId}`).toString('base64url');
      const { status } = await api.call('GET', `/api/accounts/${id}/runs?after=${after}`);
      expect([runId, status]).toEqual([runId, 400]);
      expect((await api.call('GET', `/api/accounts/${id}/runs/${runId}`)).status).toBe(404);
    }
  });

  test('the next link leads where people reach the app, whatever Host a request names', async () => {
    const { core } = api;
    const own = await serve({
      ...api.api,
      core: { ...core, publicOrigin: 'https://checks.example' },
    });
    await registered(api);
    await registered(api);
    const { json } = await call(own.origin, 'GET', '/api/accounts?top=1');
    expect(json['nextLink']).toMatch(/^https:\/\/checks\.example\/api\/accounts\?top=1&after=/);
    await own.close();
  });

  test('runs come newest first', async () => {
    const id = await registered(api);
    const made: string[] = [];
    for (let count = 0; count < 3; count += 1) {
      await claimed(id);
      made.unshift((await completed(id)).id);
      api.pass((await stored(id)).slot - api.core.clock());
    }
    const first = await api.call('GET', `/api/accounts/${id}/runs?top=2`);
    const second = await api.call('GET', first.json['nextLink'] as string);
    const idsOf = (json: Record<string, unknown>) =>
      (json['value'] as { id: string }[]).map((run) => run.id);
    expect([...idsOf(first.json), ...idsOf(second.json)]).toEqual(made);
    expect(second.json).not.toHaveProperty('nextLink');
    const account = views.account.parse((await api.call('GET', `/api/accounts/${id}`)).json);
    expect(account.lastResults.map(({ runId }) => runId)).toEqual(made);
  });
});

describe('deleting', () => {
  test('removes rows, runs and secrets; a run under way records nothing', async () => {
    const id = await registered(api);
    await claimed(id);
    await completed(id);
    await post(id, 'run');
    const lost = await claimed(id);
    const names = Object.values((await stored(id)).credential.secrets);
    expect((await api.call('DELETE', `/api/accounts/${id}`)).status).toBe(204);
    for (const path of ['', '/runs', '/plan']) {
      expect((await api.call('GET', `/api/accounts/${id}${path}`)).status).toBe(404);
    }
    expect((await api.call('DELETE', `/api/accounts/${id}`)).status).toBe(404);
    const left = await secretsInVault();
    expect(names.filter((name) => left.includes(name))).toEqual([]);
    expect(await api.core.accounts.get(id)).toBeUndefined();
    expect(await api.core.runs.get(id, lost.lease.runId)).toBeUndefined();
  });

  test('a vault that does not answer delays only the rest', async () => {
    const id = await registered(api);
    const { vault } = api.core;
    const remove = jest.spyOn(vault, 'remove').mockRejectedValue(new Error('away'));
    expect((await api.call('DELETE', `/api/accounts/${id}`)).status).toBe(204);
    remove.mockRestore();
    expect((await api.call('GET', `/api/accounts/${id}`)).status).toBe(404);
    const waiting: string[] = [];
    for await (const account of api.core.accounts.deleted()) waiting.push(account.id);
    expect(waiting).toEqual([id]);
  });
});
