import { defineCheck, fail, settles } from '@perennial/checks';
import * as z from 'zod';
import { list } from '../graph';
import { id } from './calls';

const listRoles = list('/directoryRoles', { ...id, roleTemplateId: z.string() }, { select: false });
const listTemplates = list('/directoryRoleTemplates', id, { select: false });

export default defineCheck({
  title: 'Each directory role has a template',
  proves:
    'Every role that is in use in the directory was made from a template that it lists, once.',
  calls: [listRoles, listTemplates],
  async run({ graph }) {
    await settles('each role has one of the templates', async () => {
      const roles = await graph.all(listRoles);
      const templates = await graph.all(listTemplates);
      if (templates.length === 0) fail('there are templates of roles');
      // Every tenant has an administrator.
      if (roles.length === 0) fail('there are roles in use');
      const known = new Set(templates.map((template) => template.id));
      const used = new Set(roles.map(({ roleTemplateId }) => roleTemplateId));
      const unknown = [...used].filter((one) => !known.has(one)).length;
      const twice = roles.length - used.size;
      return unknown === 0 && twice === 0 ? undefined : { roles: roles.length, unknown, twice };
    });
  },
});
