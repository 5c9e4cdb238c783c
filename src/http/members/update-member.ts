import { updateMember as update } from '../../members/manage';
import { operation, OPERATOR } from '../operation';
import { member, memberChanges } from './member-schema';
import { memberIdOf } from './member-id';
import { memberResponse } from './member-view';

export const updateMember = operation({
  id: 'updateMember',
  method: 'PATCH',
  path: '/api/members/{memberId}',
  tag: 'members',
  summary: 'Another name, quota or language',
  roles: OPERATOR,
  body: memberChanges,
  answers: { 200: { description: 'The member', schema: member } },
  problems: [404, 409, 422],
  handle: async ({ core, principal, params, body }) =>
    memberResponse(await update(core, principal, memberIdOf(params), body)),
});
