import type { Account } from '../../domain/account';
import { changeAccount } from '../../accounts/change';
import { deleteAccount } from '../../accounts/delete';
import { findAccount, listAccounts } from '../../accounts/list';
import { noAccount } from '../../refusal';
import { registerAccount } from '../../accounts/register';
import { operation, READ, WRITE } from '../operation';
import type { Call } from '../operation';
import { pageBody } from '../page';
import type { ApiResponse } from '../request';
import { accountChanges, accountInput, pageQuery } from '../schemas/account-input';
import { isOwnId } from '../schemas/text';
import * as views from '../schemas/views';
import { limitTokenRequests } from '../services';
import { accountView } from '../views/account';
import { assertMayPresent } from './may-present';

type AnyCall = Call<unknown, unknown>;

/** The account that a path names, if whoever asks may see it. */
export async function accountOf({ core, principal, params }: AnyCall): Promise<Account> {
  const { accountId = '' } = params;
  if (!isOwnId(accountId)) throw noAccount();
  return (await findAccount(core, principal, accountId)).value;
}

/** An account with its revision as ETag: what `If-Match` is held against. */
export function accountResponse(
  { core }: Pick<AnyCall, 'core'>,
  account: Account,
  status = 200,
): ApiResponse {
  return {
    status,
    headers: { ETag: `"${account.revision}"` },
    body: accountView(core.catalogue, account, core.clock()),
  };
}

/** The revisions in `If-Match` (RFC 9110, 13.1.1); undefined where any will do. */
function revisionsIn(ifMatch: string | null): readonly number[] | undefined {
  if (ifMatch === null || ifMatch.trim() === '*') return undefined;
  return [...ifMatch.matchAll(/"(\d{1,15})"/g)].map(([, revision]) => Number(revision));
}

export const listing = operation({
  summary: 'The accounts that the key’s holder may see',
  roles: READ,
  query: pageQuery,
  answers: { 200: { description: 'A page of accounts', schema: views.page(views.account) } },
  async handle({ core, principal, query, request }) {
    const { top, after } = query;
    const page = await listAccounts(core, principal, {
      top,
      ...(after !== undefined && { after }),
    });
    const now = core.clock();
    const view = (account: Account) => accountView(core.catalogue, account, now);
    return { status: 200, body: pageBody(request, query, page, view) };
  },
});

export const registering = operation({
  summary: 'Registers an account; it runs at once',
  description:
    'Also when the token is refused or Microsoft is out of reach: then `preflight` says why. Secrets go into the vault and never come out.',
  roles: WRITE,
  body: accountInput,
  answers: { 201: { description: 'The account; `Location` is its path', schema: views.account } },
  problems: [409, 422, 429],
  async handle(call) {
    const { api, core, principal, body } = call;
    assertMayPresent(core, principal, body.credential);
    limitTokenRequests(api, principal);
    const account = await registerAccount(core, principal, body);
    const { headers, ...response } = accountResponse(call, account, 201);
    return { ...response, headers: { ...headers, Location: `/api/accounts/${account.id}` } };
  },
});

export const reading = operation({
  summary: 'One account',
  roles: READ,
  answers: { 200: { description: 'The account; `ETag` is its revision', schema: views.account } },
  problems: [404],
  handle: async (call) => accountResponse(call, await accountOf(call)),
});

export const changing = operation({
  summary: 'Changes an account, while it runs too',
  description:
    'What is absent stays; null goes back to the default. `configuration` says from which run on the change holds. A new credential is tried at once. `If-Match` with the revision from `ETag` refuses to overwrite somebody else’s change.',
  roles: WRITE,
  body: accountChanges,
  answers: { 200: { description: 'The account', schema: views.account } },
  problems: [404, 412, 422, 429],
  async handle(call) {
    const { api, core, principal, body, request } = call;
    const { id } = await accountOf(call);
    assertMayPresent(core, principal, body.credential);
    if (body.credential) limitTokenRequests(api, principal);
    const revisions = revisionsIn(request.headers.get('if-match'));
    return accountResponse(call, await changeAccount(core, id, body, revisions));
  },
});

export const deleting = operation({
  summary: 'Deletes an account with its runs and secrets',
  description:
    'Rows and runs are removed at once; secrets are disabled and deleted, and the vault keeps them, recoverable by its administrators only, for its soft-delete period (7 days as deployed here).',
  roles: WRITE,
  answers: { 204: { description: 'It is gone' } },
  problems: [404],
  async handle(call) {
    const { id } = await accountOf(call);
    await deleteAccount(call.core, id);
    return { status: 204 };
  },
});
