import { defineCheck, expect, literal, nothingToCheck } from '@perennial/checks';
import * as z from 'zod';
import { get, list } from '../graph';

const details = { id: z.string(), userPrincipalName: z.string() };
const registrations = '/reports/authenticationMethods/userRegistrationDetails';

const readSelf = get('/me', details);
const listRegistrations = list(registrations, details, { select: false });
const readRegistration = get(`${registrations}/{id}`, details, {
  select: false,
  docs: 'userregistrationdetails-get',
});

export default defineCheck({
  title: 'The user’s sign-in methods are on record',
  proves: 'The record of sign-in methods has the user once, under the user’s own id.',
  needs: [
    'a licence for Microsoft Entra ID P1',
    'when signed in, a directory role that may read reports on sign-in methods (Reports Reader, for one)',
  ],
  calls: [readSelf, listRegistrations, readRegistration],
  async run({ graph }) {
    const self = await graph.send(readSelf);
    // Only the user's own: how others sign in is nobody's business here.
    const { value: found } = await graph.send(listRegistrations, {
      query: { $filter: `userPrincipalName eq ${literal(self.userPrincipalName)}` },
    });
    const [own] = found;
    // A new user is on record a day later.
    if (!own) nothingToCheck();
    expect.equal('the user is on record once', found.length, 1);
    expect.equal('the record is the user’s', own.id.toLowerCase(), self.id.toLowerCase());
    const one = await graph.send(readRegistration, { at: { id: own.id } });
    expect.equal('it is the same by its id', one.userPrincipalName, own.userPrincipalName);
  },
});
