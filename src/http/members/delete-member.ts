import { removeMember } from '../../members/manage';
import { Refusal } from '../../refusal';
import { operation, OPERATOR } from '../operation';
import { isOwnId } from '../schemas/text';

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
  async handle({ core, params: { memberId } }) {
    if (!isOwnId(memberId)) throw new Refusal('not-found', 'There is no such member.');
    await removeMember(core, memberId);
    return { status: 204 };
  },
});
