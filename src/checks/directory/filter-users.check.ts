import { defineCheck, expect, literal } from '@perennial/checks';
import * as z from 'zod';
import { get, list } from '../graph';
import { id } from './calls';

const readSelf = get('/me', { ...id, userPrincipalName: z.string() });
const listUsers = list('/users', id);

/** What the end of a text is asked for in: https://learn.microsoft.com/graph/aad-advanced-queries */
const headers = { ConsistencyLevel: 'eventual' };

export default defineCheck({
  title: 'An advanced query finds the user',
  proves: 'The directory’s index finds the user, and nobody else, by the end of the sign-in name.',
  calls: [readSelf, listUsers],
  async run({ graph }) {
    const self = await graph.send(readSelf);
    const domain = expect.present(
      'the user has a sign-in name',
      self.userPrincipalName.split('@').at(-1),
    );
    const ends = `endsWith(userPrincipalName,${literal(`@${domain}`)})`;
    const found = await graph.send(listUsers, {
      query: { $filter: `${ends} and id eq ${literal(self.id)}`, $count: 'true' },
      headers,
    });
    expect.equal('the count is of one user', found['@odata.count'], 1);
    expect.equal('one user is found', found.value.length, 1);
    expect.equal('the user that is found is the user', found.value[0]?.id, self.id);
  },
});
