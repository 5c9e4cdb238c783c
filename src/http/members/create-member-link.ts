import { renewInvitation } from '../../members/invite';
import { operation, OPERATOR } from '../operation';
import { memberIdOf } from './member-id';
import { invited } from './member-schema';
import { invitedView } from './member-view';

export const createMemberLink = operation({
  id: 'createMemberLink',
  method: 'POST',
  path: '/api/members/{memberId}/link',
  tag: 'members',
  summary: 'Another link for a member who lost the first one, or the key',
  description:
    'Earlier links open nothing any more. A key that there is opens until the new link is accepted.',
  roles: OPERATOR,
  answers: { 200: { description: 'The member, and the link this once', schema: invited } },
  problems: [404],
  handle: async ({ core, principal, params, request }) => ({
    status: 200,
    body: invitedView(core, request, await renewInvitation(core, principal, memberIdOf(params))),
  }),
});
