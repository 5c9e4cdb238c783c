import { defineCheck, expect } from '@perennial/checks';
import * as z from 'zod';
import { get } from '../graph';

const user = { id: z.string(), userPrincipalName: z.string() };
const readSelf = get('/me', user);
const readById = get('/users/{id}', user, {
  permission: { delegated: 'User.Read', application: 'User.ReadBasic.All' },
});

export default defineCheck({
  title: 'The user’s profile is the same by id',
  proves: 'The directory knows the user, and gives the same entry by name and by id.',
  calls: [readSelf, readById],
  async run({ graph }) {
    const self = await graph.send(readSelf);
    const byId = await graph.send(readById, { at: { id: self.id } });
    expect.equal('the entry read by id is the user’s own', byId.id, self.id);
    expect.equal(
      'both entries have one sign-in name',
      byId.userPrincipalName,
      self.userPrincipalName,
    );
  },
});
