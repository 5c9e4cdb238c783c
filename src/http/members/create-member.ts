import { inviteMember } from '../../members/invite';
import { operation, OPERATOR } from '../operation';
import { invited, memberInput } from './member-schema';
import { invitedView } from './member-view';

export const createMember = operation({
  id: 'createMember',
  method: 'POST',
  path: '/api/members',
  tag: 'members',
  summary: 'Invites somebody, with a link that gives a key once',
  description: 'Whoever opens the link accepts with `POST /api/join`, and is shown the key then.',
  roles: OPERATOR,
  body: memberInput,
  answers: {
    201: {
      description: 'The member, and the link this once',
      schema: invited,
      headers: ['Location'],
    },
  },
  problems: [409],
  async handle({ core, principal, body, request }) {
    const made = await inviteMember(core, principal, body);
    const headers = { Location: `/api/members/${made.member.id}` };
    return { status: 201, headers, body: invitedView(core, request, made) };
  },
});
