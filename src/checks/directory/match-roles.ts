import * as z from 'zod';
import { fail } from '../assert';
import { call, defineCheck } from '../define';
import { collect, pageOf, settles } from '../paging';

const calls = {
  roles: call({
    method: 'GET',
    path: '/directoryRoles',
    delegated: 'RoleManagement.Read.Directory',
    application: 'RoleManagement.Read.Directory',
    response: pageOf(z.looseObject({ id: z.string(), roleTemplateId: z.string() })),
    page: 'https://learn.microsoft.com/graph/api/directoryrole-list',
  }),
  templates: call({
    method: 'GET',
    path: '/directoryRoleTemplates',
    delegated: 'RoleManagement.Read.Directory',
    application: 'RoleManagement.Read.Directory',
    response: pageOf(z.looseObject({ id: z.string() })),
    page: 'https://learn.microsoft.com/graph/api/directoryroletemplate-list',
  }),
};

/** More than there are roles. */
const LIMIT = 1000;

export const check = defineCheck({
  id: 'directory.match-roles',
  workload: 'directory',
  kind: 'read',
  title: 'Each directory role has a template',
  proves:
    'Every role that is in use in the directory was made from a template that it lists, once.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  async run(context) {
    await settles('each role has one of the templates', async () => {
      const { items: roles } = await collect(context, calls.roles, {}, LIMIT);
      const { items: templates } = await collect(context, calls.templates, {}, LIMIT);
      if (templates.length === 0) fail('there are templates of roles');
      const known = new Set(templates.map(({ id }) => id));
      const used = new Set(roles.map(({ roleTemplateId }) => roleTemplateId));
      const unknown = [...used].filter((id) => !known.has(id)).length;
      const twice = roles.length - used.size;
      return unknown === 0 && twice === 0 ? undefined : { roles: roles.length, unknown, twice };
    });
  },
});
