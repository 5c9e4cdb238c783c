import { removeMember } from '../../members/manage';
import { operation, OPERATOR } from '../operation';
import { memberIdOf } from './member-id';

export const deleteMember = operation({
  id: 'deleteMember',
  method: 'DELETE',
  path: '/api/members/{memberId}',
  tag: 'members',
  summary: 'Takes a member’s key away',
  description:
    'Its accounts pass to the operator and run on. Where the first operator’s key, which the app has made itself, is taken away, the app makes another one.',
  roles: OPERATOR,
  answers: { 204: { description: 'The key no longer works' } },
  problems: [404, 409],
  async handle({ core, principal, params }) {
    await removeMember(core, principal, memberIdOf(params));
    return { status: 204 };
  },
});
