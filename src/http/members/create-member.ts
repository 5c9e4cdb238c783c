import { addMember } from '../../members/manage';
import { operation, OPERATOR } from '../operation';
import { memberInput, newMember } from './member-schema';
import { memberView } from './member-view';

export const createMember = operation({
  id: 'createMember',
  method: 'POST',
  path: '/api/members',
  tag: 'members',
  summary: 'A new member and its key',
  roles: OPERATOR,
  body: memberInput,
  answers: {
    201: {
      description: 'The member, and its key this once',
      schema: newMember,
      headers: ['Location'],
    },
  },
  problems: [409],
  async handle({ core, body }) {
    const { member, key } = await addMember(core, body);
    const headers = { Location: `/api/members/${member.id}` };
    return { status: 201, headers, body: { ...memberView(member), key } };
  },
});
