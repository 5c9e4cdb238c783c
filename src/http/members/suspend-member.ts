import { suspendMember as suspend } from '../../members/manage';
import { operation, OPERATOR } from '../operation';
import { memberIdOf } from './member-id';
import { member } from './member-schema';
import { memberResponse } from './member-view';

export const suspendMember = operation({
  id: 'suspendMember',
  method: 'POST',
  path: '/api/members/{memberId}/suspend',
  tag: 'members',
  summary: 'The member’s key opens nothing until it is restored; its accounts run on',
  roles: OPERATOR,
  answers: { 200: { description: 'The member', schema: member } },
  problems: [404, 409],
  handle: async ({ core, principal, params }) =>
    memberResponse(await suspend(core, principal, memberIdOf(params))),
});
