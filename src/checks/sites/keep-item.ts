import * as z from 'zod';
import { equal, ok } from '../assert';
import { call, defineCheck } from '../define';
import { words } from '../text';
import {
  fixtureList,
  listItem,
  listItemCalls,
  makeListItem,
  titled,
  withTitle,
} from './fixture-list';

const calls = {
  ...listItemCalls,
  read: call({
    method: 'GET',
    path: '/sites/{site}/lists/{list}/items/{id}',
    delegated: 'Sites.Read.All',
    application: 'Sites.Read.All',
    response: titled.extend({ eTag: z.string() }),
    page: 'https://learn.microsoft.com/graph/api/listitem-get',
  }),
  update: call({
    method: 'PATCH',
    path: '/sites/{site}/lists/{list}/items/{id}/fields',
    delegated: 'Sites.ReadWrite.All',
    application: 'Sites.ReadWrite.All',
    bodyProperties: ['Title'],
    page: 'https://learn.microsoft.com/graph/api/listitem-update',
  }),
};

export const check = defineCheck({
  id: 'sites.keep-item',
  workload: 'sites',
  kind: 'write',
  title: 'A list item keeps a change',
  proves:
    'An item that was added to a list and then changed is read back as changed, and as a new version.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  creates: { item: listItem },
  needs: ['a list “Perennial fixtures” in the root site, made once'],
  async run(context) {
    const list = await fixtureList(context);
    const params = { ...list, id: await makeListItem(context, list) };
    const query = { ...withTitle, $select: 'id,eTag' };
    const { body: before } = await context.send(calls.read, { params, query });
    equal('the item has its title', before.fields.Title, context.marker);
    const title = `${context.marker} ${words(context.random, 3)}`;
    await context.send(calls.update, { params, body: { Title: title } });
    const { body: after } = await context.send(calls.read, { params, query });
    equal('the item has its new title', after.fields.Title, title);
    ok('the item is a new version', after.eTag !== before.eTag);
  },
});
