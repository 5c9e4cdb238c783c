import { restoreMember as restore } from '../../members/manage';
import { operation, OPERATOR } from '../operation';
import { memberIdOf } from './member-id';
import { member } from './member-schema';
import { memberResponse } from './member-view';

export const restoreMember = operation({
  id: 'restoreMember',
  method: 'POST',
  path: '/api/members/{memberId}/restore',
  tag: 'members',
  summary: 'A suspended member’s key opens again',
  roles: OPERATOR,
  answers: { 200: { description: 'The member', schema: member } },
  problems: [404],
  handle: async ({ core, principal, params }) =>
    memberResponse(await restore(core, principal, memberIdOf(params))),
});
