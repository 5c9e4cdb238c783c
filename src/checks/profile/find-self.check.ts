import { defineCheck, expect, literal } from '@perennial/checks';
import * as z from 'zod';
import { get, list } from '../graph';

const user = { id: z.string(), userPrincipalName: z.string() };
const readSelf = get('/me', user);
const listUsers = list('/users', user);

export default defineCheck({
  title: 'The directory finds the user by sign-in name',
  proves: 'A filter over the tenant’s users finds the user, and nobody else, by sign-in name.',
  calls: [readSelf, listUsers],
  async run({ graph }) {
    const self = await graph.send(readSelf);
    const $filter = `userPrincipalName eq ${literal(self.userPrincipalName)}`;
    const { value: found } = await graph.send(listUsers, { query: { $filter } });
    expect.equal('one user has the sign-in name', found.length, 1);
    expect.equal('the user found is the user', found[0]?.id, self.id);
  },
});
