import * as z from 'zod';
import { addMember, listMembers, removeMember } from '../../members/manage';
import { Refusal } from '../../refusal';
import { operation, OPERATOR } from '../operation';
import { memberInput } from '../schemas/account-input';
import { isOwnId } from '../schemas/text';
import * as views from '../schemas/views';
import { memberView } from '../views/member';

/** How many accounts a member may have where nothing else is said. */
const DEFAULT_QUOTA = 10;

export const listingMembers = operation({
  summary: 'Everybody with a key',
  roles: OPERATOR,
  answers: {
    200: { description: 'All members', schema: z.object({ value: z.array(views.member) }) },
  },
  async handle({ core }) {
    const members = await listMembers(core);
    return { status: 200, body: { value: members.map(memberView) } };
  },
});

export const addingMember = operation({
  summary: 'A new member and its key',
  roles: OPERATOR,
  body: memberInput,
  answers: {
    201: { description: 'The member, and its key this once', schema: views.newMember },
  },
  problems: [409],
  async handle({ core, body }) {
    const { name, role } = body;
    const quota = role === 'member' ? (body.quota ?? DEFAULT_QUOTA) : undefined;
    const { member, key } = await addMember(core, { name, role, quota });
    const headers = { Location: `/api/members/${member.id}` };
    return { status: 201, headers, body: { ...memberView(member), key } };
  },
});

export const removingMember = operation({
  summary: 'Takes a member’s key away',
  description:
    'Its accounts pass to the operator and run on. Where the first operator’s key, which the app has made itself, is taken away, the app makes another one.',
  roles: OPERATOR,
  answers: { 204: { description: 'The key no longer works' } },
  problems: [404, 409],
  async handle({ core, params }) {
    const { memberId = '' } = params;
    if (!isOwnId(memberId)) throw new Refusal('not-found', 'There is no such member.');
    await removeMember(core, memberId);
    return { status: 204 };
  },
});
