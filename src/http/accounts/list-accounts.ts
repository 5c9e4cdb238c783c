import { confirmationsOf } from '../../addresses/mailable';
import { listAccounts as list } from '../../accounts/list';
import type { Account } from '../../domain/account';
import { operation, READ } from '../operation';
import { pageBody } from '../page';
import { page, pageQuery } from '../schemas/common';
import { account } from './account-schema';
import { accountView } from './account-view';

export const listAccounts = operation({
  id: 'listAccounts',
  method: 'GET',
  path: '/api/accounts',
  tag: 'accounts',
  summary: 'The accounts that the key’s holder may see',
  roles: READ,
  query: pageQuery,
  answers: { 200: { description: 'A page of accounts', schema: page(account) } },
  async handle({ core, principal, query, request, language }) {
    const { top, after } = query;
    const found = await list(core, principal, { top, ...(after !== undefined && { after }) });
    const told = { now: core.clock(), language };
    const confirmationOf = await confirmationsOf(core, found.value);
    const view = (value: Account) =>
      accountView(core, value, { ...told, confirmation: confirmationOf(value) });
    return { status: 200, body: pageBody(core, request, found, view) };
  },
});
