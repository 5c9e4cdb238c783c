import type { Objects } from './object';
import { entityType } from '../../core/entity-type';
import { guidOf } from '../../core/ids';
import { words } from '../define';
import { wider } from './object';

const roles = [
  ['62e90394-69f5-4237-9190-012177145e10', 'Global Administrator'],
  ['f2ef992c-3afb-46b9-b7cf-a126ee74c451', 'Global Reader'],
  ['88d8e3e3-8f55-4a1e-953a-9b9898b8876b', 'Directory Readers'],
].map(([id = '', displayName = '']) => ({ id, displayName, description: `${displayName}s` }));

/** Roles in use, the templates they are made from, and their definitions. */
export const roleKinds: readonly Objects[] = [
  {
    path: '/directoryRoles',
    pages: { list: 'directoryrole-list', get: 'directoryrole-get' },
    id: 'role-id',
    accepted: `RoleManagement.Read.Directory RoleManagement.ReadWrite.Directory ${wider}`,
    type: entityType('directoryRole', {
      writable: {},
      readOnly: words('deletedDateTime description displayName roleTemplateId'),
    }),
    objects: (tenant) =>
      roles.slice(0, 2).map((role) => ({
        ...role,
        id: guidOf(`role ${role.id} ${tenant.id}`),
        deletedDateTime: null,
        roleTemplateId: role.id,
      })),
  },
  {
    path: '/directoryRoleTemplates',
    pages: { list: 'directoryroletemplate-list', get: 'directoryroletemplate-get' },
    id: 'role-template-id',
    accepted: `RoleManagement.Read.Directory RoleManagement.ReadWrite.Directory ${wider}`,
    type: entityType('directoryRoleTemplate', {
      writable: {},
      readOnly: words('deletedDateTime description displayName'),
    }),
    objects: () => roles.map((role) => ({ ...role, deletedDateTime: null })),
  },
  {
    path: '/roleManagement/directory/roleDefinitions',
    pages: {
      list: 'rbacapplication-list-roledefinitions',
      get: 'unifiedroledefinition-get',
    },
    id: 'role-definition-id',
    accepted: `RoleManagement.Read.Directory RoleManagement.Read.All RoleManagement.ReadWrite.Directory ${wider}`,
    type: entityType('unifiedRoleDefinition', {
      writable: {},
      readOnly: words(`description displayName isBuiltIn isEnabled resourceScopes rolePermissions
          templateId version`),
    }),
    objects: () =>
      roles.map((role) => ({ ...role, isBuiltIn: true, isEnabled: true, templateId: role.id })),
  },
];
