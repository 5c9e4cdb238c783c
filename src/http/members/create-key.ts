import { join, readInvitation } from '../../members/invite';
import { openOperation } from '../operation';
import { notConfigured } from '../problem';
import { joined, joinInput } from './member-schema';

export const createKey = openOperation({
  id: 'createKey',
  method: 'POST',
  path: '/api/join',
  tag: 'members',
  summary: 'Accepts an invitation: a key for whoever holds the link',
  description: 'A link is accepted once. What was used, renewed or is too late answers 410.',
  body: joinInput,
  answers: { 200: { description: 'Who is invited, and the key this once', schema: joined } },
  problems: [410],
  async handle({ core }, _request, { token, accept = true }) {
    if (!core) throw notConfigured();
    const { member, key } = accept
      ? await join(core, token)
      : { member: await readInvitation(core, token), key: undefined };
    const { id, name, role, quota } = member;
    return { status: 200, body: { id, name, role, quota, key } };
  },
});
