import type * as z from 'zod';
import type { AuditEntry } from '../../domain/audit';
import { iso } from '../failure-view';
import { operation, OPERATOR } from '../operation';
import { pageBody } from '../page';
import { page, pageQuery } from '../schemas/common';
import { change } from './audit-schema';

export const listChanges = operation({
  id: 'listChanges',
  method: 'GET',
  path: '/api/audit',
  tag: 'audit',
  summary: 'Every change of an account, a member, a key or a setting, newest first',
  description:
    'Nothing in it can be changed; the setting `retention.audit` says how far it goes back.',
  roles: OPERATOR,
  query: pageQuery,
  answers: { 200: { description: 'A page of changes', schema: page(change) } },
  handle: async ({ core, query, request }) => ({
    status: 200,
    body: pageBody(core, request, await core.audit.list(query), changeView),
  }),
});

const changeView = ({ at, fields, ...entry }: AuditEntry): z.output<typeof change> => ({
  ...entry,
  at: iso(at),
  fields: fields && [...fields],
});
