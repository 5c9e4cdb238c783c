/** What happens to an account when something else happens to it at the same time. */
import { pause } from '../../src/domain/lifecycle';
import { FailureError } from '../../src/domain/failure';
import type { Account } from '../../src/domain/account';
import { changeAccount } from '../../src/accounts/change';
import { deleteAccount } from '../../src/accounts/delete';
import { removeMember } from '../../src/members/manage';
import { refreshPreflight } from '../../src/accounts/preflight';
import { unreserve } from '../../src/accounts/quota';
import { Refusal } from '../../src/refusal';
import { requestRun } from '../../src/runs/request';
import { updateAccount } from '../../src/accounts/update';
import { joined, registered, startApi } from '../http/support';
import type { TestApi } from '../http/support';
import { OPERATOR } from '../support/world';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(async () => {
  expect(api.errors).toEqual([]);
  await api.close();
});
afterEach(() => {
  jest.restoreAllMocks();
  api.tokens.before = () => Promise.resolve();
});

async function stored(id: string): Promise<Account> {
  const found = await api.core.accounts.get(id);
  if (!found) throw new Error('the account is not there');
  return found.value;
}
const set = (id: string, changes: Partial<Account>) =>
  updateAccount(api.core, id, (account) => ({ ...account, ...changes }));
const refusal = async (promise: Promise<unknown>) => {
  const thrown: unknown = await promise.then(
    () => undefined,
    (error: unknown) => error,
  );
  return thrown instanceof Refusal ? thrown.code : thrown;
};

test('a state in which nothing can run refuses a run by hand', async () => {
  const id = await registered(api);
  await set(id, { state: 'needs-credential' });
  expect(await refusal(requestRun(api.core, { name: 'operator' }, id))).toBe('needs-credential');
  await set(id, { state: 'needs-sign-in' });
  expect(await refusal(requestRun(api.core, { name: 'operator' }, id))).toBe('needs-sign-in');
});

test('an account that keeps changing is given up, and one that is gone is not found', async () => {
  const id = await registered(api);
  jest.spyOn(api.core.accounts, 'commit').mockResolvedValue('conflict');
  expect(await refusal(set(id, { name: 'x' }))).toBe('busy');
  expect(await refusal(refreshPreflight(api.core, id))).toBe('busy');
  jest.restoreAllMocks();
  await deleteAccount(api.core, OPERATOR, id);
  for (const gone of [
    set(id, {}),
    refreshPreflight(api.core, id),
    deleteAccount(api.core, OPERATOR, id),
  ]) {
    expect(await refusal(gone)).toBe('not-found');
  }
});

test('paused while its token is asked for, it stays paused', async () => {
  const id = await registered(api);
  api.tokens.before = async () => {
    await updateAccount(api.core, id, (account, now) => pause(account, { by: 'me' }, now));
  };
  expect(await refreshPreflight(api.core, id)).toMatchObject({ state: 'paused' });
  expect((await stored(id)).lease).toBeUndefined();
});

test('deleted while its token is asked for, it stays deleted', async () => {
  const id = await registered(api);
  api.tokens.before = async () => {
    await deleteAccount(api.core, OPERATOR, id);
  };
  expect(await refreshPreflight(api.core, id)).toMatchObject({ id });
  expect(await api.core.accounts.get(id)).toBeUndefined();
});

test('given another credential meanwhile, the old one’s preflight is not taken for its', async () => {
  const id = await registered(api);
  const before = (await stored(id)).preflight;
  api.pass(1000);
  api.tokens.before = async () => {
    api.tokens.before = () => Promise.resolve();
    const credential = { kind: 'clientSecret', clientSecret: 'canary-other' };
    await changeAccount(api.core, OPERATOR, id, { credential });
  };
  await refreshPreflight(api.core, id);
  expect((await stored(id)).preflight).toEqual(before);
  expect((await stored(id)).revision).toBe(2);
});

test('when what a token may do cannot be kept, it is told all the same, and the hold ends by itself', async () => {
  const id = await registered(api);
  const commit = api.core.accounts.commit.bind(api.core.accounts);
  jest
    .spyOn(api.core.accounts, 'commit')
    .mockImplementationOnce(commit)
    .mockRejectedValue(new Error('storage is away'));
  const { preflight, lease, dueAt } = await refreshPreflight(api.core, id);
  expect(preflight?.granted?.length).toBeGreaterThan(0);
  expect(dueAt).toBe(lease?.until);
  expect(api.lines.join('\n')).toContain('preflight.not-kept');
});

test('a failure that nobody foresaw is in the log and in the answer, and nothing of its text', async () => {
  const id = await registered(api);
  jest.spyOn(api.tokens, 'acquire').mockRejectedValue(new TypeError('canary'));
  const { preflight } = await refreshPreflight(api.core, id);
  expect(preflight?.failure).toMatchObject({ stage: 'token', kind: 'bug', code: 'unexpected' });
  expect(api.errors.splice(0)).toEqual([expect.stringContaining('preflight.unexpected')]);
});

test('when one part cannot be stored, nothing of the credential stays and nothing changes', async () => {
  const id = await registered(api);
  const before = await stored(id);
  const put = api.core.vault.put.bind(api.core.vault);
  const failure = { stage: 'token', kind: 'service', code: 'vault-unavailable' } as const;
  const names: string[] = [];
  jest.spyOn(api.core.vault, 'put').mockImplementation(async (name, ...rest) => {
    if (name.includes('clientSecret')) throw new FailureError(failure);
    names.push(name);
    await put(name, ...rest);
  });
  const credential = { kind: 'refreshToken', refreshToken: 'canary', clientSecret: 'canary' };
  await expect(changeAccount(api.core, OPERATOR, id, { credential })).rejects.toThrow(
    'vault-unavailable',
  );
  expect(names).toHaveLength(1);
  await expect(api.core.vault.get(names[0] ?? '')).rejects.toThrow('vault-secret-missing');
  expect(await stored(id)).toEqual(before);
});

test('a place that cannot be given back is a warning', async () => {
  const { id } = await joined(api, 'Pat', 'member', 1);
  const members = { ...api.core.members, get: () => Promise.reject(new Error('away')) };
  await unreserve({ ...api.core, members }, id, '0'.repeat(32));
  expect(api.lines.join('\n')).toContain('quota.not-given-back');
});

test('an account that is deleted while it is handed over holds nothing up', async () => {
  const { id, key } = await joined(api, 'Quinn', 'member');
  const first = await registered(api, {}, key);
  const second = await registered(api, {}, key);
  const list = api.core.accounts.list.bind(api.core.accounts);
  jest.spyOn(api.core.accounts, 'list').mockImplementation(async (query) => {
    const page = await list(query);
    await deleteAccount(api.core, OPERATOR, first);
    return page;
  });
  await removeMember(api.core, OPERATOR, id);
  expect((await stored(second)).owner).toBe('operator');
});
