import * as z from 'zod';
import { call, defineCheck } from '../define';
import { pageOf } from '../paging';
import { readsAlike } from '../reread';

const notebook = z.looseObject({ id: z.string(), displayName: z.string(), isDefault: z.boolean() });

const calls = {
  list: call({
    method: 'GET',
    path: '/me/onenote/notebooks',
    delegated: 'Notes.Create',
    response: pageOf(notebook),
    page: 'https://learn.microsoft.com/graph/api/onenote-list-notebooks',
  }),
  read: call({
    method: 'GET',
    path: '/me/onenote/notebooks/{id}',
    delegated: 'Notes.Create',
    response: notebook,
    page: 'https://learn.microsoft.com/graph/api/notebook-get',
  }),
};

const query = { $select: 'id,displayName,isDefault' };

export const check = defineCheck({
  id: 'notes.list-notebooks',
  workload: 'notes',
  kind: 'read',
  title: 'A notebook is the same by itself as in the list',
  proves: 'A notebook that is listed has the same name when it is read by its own id.',
  consistency: 'immediate',
  modes: ['delegated'],
  calls,
  needs: ['a notebook of the user’s own'],
  async run(context) {
    await readsAlike('a notebook is the same by itself as in the list', {
      random: context.random,
      list: async () => (await context.send(calls.list, { query })).body.value,
      read: async (id) => (await context.send(calls.read, { params: { id }, query })).body,
      properties: ['displayName', 'isDefault'],
    });
  },
});
