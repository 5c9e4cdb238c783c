import * as z from 'zod';
import { equal, fail } from '../assert';
import { call, defineCheck } from '../define';
import { literal } from '../path';
import { selfCall, selfId } from '../self';

const calls = {
  self: selfCall,
  changes: call({
    method: 'GET',
    path: '/users/delta',
    delegated: 'User.Read.All',
    application: 'User.Read.All',
    response: z.looseObject({
      value: z.array(z.looseObject({ id: z.string() })),
      '@odata.nextLink': z.string().optional(),
      '@odata.deltaLink': z.string().optional(),
    }),
    page: 'https://learn.microsoft.com/graph/api/user-delta',
  }),
};

/** A round that is narrowed to one user has a page or two, of which some may be empty. */
const MOST_PAGES = 20;

export const check = defineCheck({
  id: 'directory.track-users',
  workload: 'directory',
  kind: 'read',
  title: 'A delta query holds the user, and goes on',
  proves:
    'A delta query narrowed to the user gives that user and nobody else, and ends in a link that can be followed.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  async run(context) {
    const self = await selfId(context);
    let { body: page } = await context.send(calls.changes, {
      query: { $select: 'id', $filter: `id eq ${literal(self)}` },
    });
    const ids = new Set(page.value.map(({ id }) => id));
    for (let pages = 1; page['@odata.nextLink'] !== undefined; pages += 1) {
      if (pages === MOST_PAGES) fail('the round comes to an end', { pages });
      ({ body: page } = await context.follow(calls.changes, page['@odata.nextLink']));
      for (const { id } of page.value) ids.add(id);
    }
    equal('one user is given', ids.size, 1);
    equal('the user that is given is the user', ids.has(self), true);
    const onwards = page['@odata.deltaLink'] ?? fail('the round ends in a link to go on from');
    const { body: next } = await context.follow(calls.changes, onwards);
    const others = next.value.filter(({ id }) => id !== self).length;
    equal('nobody else is given later', others, 0);
  },
});
