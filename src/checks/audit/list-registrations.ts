import * as z from 'zod';
import { equal } from '../assert';
import { call, defineCheck } from '../define';
import { pageOf } from '../paging';
import { literal } from '../path';
import { nothingToCheck } from '../reread';
import { selfCall } from '../self';

const details = z.looseObject({ id: z.string(), userPrincipalName: z.string() });

const calls = {
  self: {
    ...selfCall,
    response: z.looseObject({ id: z.string(), userPrincipalName: z.string() }),
  },
  list: call({
    method: 'GET',
    path: '/reports/authenticationMethods/userRegistrationDetails',
    delegated: 'AuditLog.Read.All',
    application: 'AuditLog.Read.All',
    response: pageOf(details),
    page: 'https://learn.microsoft.com/graph/api/authenticationmethodsroot-list-userregistrationdetails',
  }),
  one: call({
    method: 'GET',
    path: '/reports/authenticationMethods/userRegistrationDetails/{id}',
    delegated: 'AuditLog.Read.All',
    application: 'AuditLog.Read.All',
    response: details,
    page: 'https://learn.microsoft.com/graph/api/userregistrationdetails-get',
  }),
};

export const check = defineCheck({
  id: 'audit.list-registrations',
  workload: 'audit',
  kind: 'read',
  title: 'The user’s sign-in methods are on record',
  proves: 'The record of sign-in methods has the user once, under the user’s own id.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  needs: [
    'a licence for Microsoft Entra ID P1',
    'when signed in, a directory role that may read reports on sign-in methods (Reports Reader, for one)',
  ],
  async run(context) {
    const { body: self } = await context.send(calls.self, {
      query: { $select: 'id,userPrincipalName' },
    });
    // Only the user's own: how others sign in is nobody's business here.
    const { body: found } = await context.send(calls.list, {
      query: { $filter: `userPrincipalName eq ${literal(self.userPrincipalName)}` },
    });
    const [own] = found.value;
    // A new user is on record a day later.
    if (!own) nothingToCheck();
    equal('the user is on record once', found.value.length, 1);
    equal('the record is the user’s', own.id.toLowerCase(), self.id.toLowerCase());
    const { body: one } = await context.send(calls.one, { params: { id: own.id } });
    equal('it is the same by its id', one.userPrincipalName, own.userPrincipalName);
  },
});
