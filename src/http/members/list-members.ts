import { listMembers as list } from '../../members/manage';
import { operation, OPERATOR } from '../operation';
import * as common from '../schemas/common';
import { member } from './member-schema';
import { memberView } from './member-view';

export const listMembers = operation({
  id: 'listMembers',
  method: 'GET',
  path: '/api/members',
  tag: 'members',
  summary: 'Everybody with a key',
  roles: OPERATOR,
  answers: { 200: { description: 'All members', schema: common.list(member) } },
  handle: async ({ core }) => ({
    status: 200,
    body: { value: (await list(core)).map(memberView) },
  }),
});
