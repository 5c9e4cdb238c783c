import { untrue } from './untrue';

const SOMEBODY = '00000000-0000-4000-8000-000000000000';

/** One thing read by its id: it is not there, or it is another. */
const another = (path: string, body: object = {}): readonly object[] => [
  { method: 'GET', path, kind: 'missing-item' },
  { method: 'GET', path, ...untrue('directory/$entity', { id: SOMEBODY, ...body }) },
];
const list = (path: string, value: readonly object[], more: object = {}) => ({
  path,
  ...untrue(path.slice(1), { ...more, value }),
});

const domain = (name: string, isDefault: boolean) => ({ name, isDefault, isInitial: isDefault });
const organization = (...verifiedDomains: readonly object[]) =>
  list('/organization', [{ id: 'a', verifiedDomains }]);
const delta = (ids: readonly string[]) => ({
  path: '/users/delta',
  ...untrue('users/$delta', {
    '@odata.deltaLink': 'https://graph.microsoft.com/v1.0/users/delta?$deltatoken=x',
    value: ids.map((id) => ({ id })),
  }),
});

/** What the directory and the tenant's licences may answer that must not pass. */
export const directoryLies: Readonly<Record<string, readonly object[]>> = {
  'directory.filter-users': [
    list('/users', [], { '@odata.count': 0 }),
    list('/users', [{ id: SOMEBODY }], { '@odata.count': 1 }),
  ],
  'directory.find-graph': [
    ...another("/servicePrincipals(appId='{appId}')", { appId: SOMEBODY }).slice(1),
    { path: '/servicePrincipals', kind: 'missing-item' },
  ],
  'directory.list-applications': another('/applications/{id}', { appId: SOMEBODY }),
  'directory.list-contacts': another('/contacts/{id}'),
  'directory.list-deleted-groups': [
    list('/directory/deletedItems/microsoft.graph.group', [
      { id: 'a', deletedDateTime: '2999-01-01T00:00:00Z' },
    ]),
    list('/directory/deletedItems/microsoft.graph.group', [
      { id: 'a', deletedDateTime: '2026-01-01T00:00:00Z' },
      { id: 'a', deletedDateTime: '2026-01-01T00:00:00Z' },
    ]),
    list('/directory/deletedItems/microsoft.graph.group', [{ id: 'a', deletedDateTime: null }]),
  ],
  'directory.list-domains': [
    { path: '/domains', kind: 'missing-item' },
    organization(domain('signedin.example', true), domain('other.example', false)),
  ],
  'directory.list-principals': another('/servicePrincipals/{id}', { appId: SOMEBODY }),
  'directory.list-role-definitions': another('/roleManagement/directory/roleDefinitions/{id}', {
    isBuiltIn: false,
  }),
  'directory.list-setting-templates': [
    ...another('/groupSettingTemplates/{id}', { displayName: 'Another' }),
    list('/groupSettingTemplates', []),
  ],
  'directory.list-units': another('/directory/administrativeUnits/{id}', { displayName: 'West' }),
  'directory.match-roles': [
    { path: '/directoryRoleTemplates', kind: 'missing-item' },
    list('/directoryRoleTemplates', []),
    list('/directoryRoles', [{ id: 'a', roleTemplateId: SOMEBODY }]),
  ],
  'directory.page-users': [{ path: '/users', kind: 'missing-item' }],
  'directory.read-organization': [
    organization(domain('other.example', true)),
    organization(domain('signedin.example', false)),
    list('/organization', []),
  ],
  'directory.track-users': [
    delta([SOMEBODY]),
    delta([]),
    { path: '/users/delta', kind: 'missing-item' },
  ],
  'licences.list-skus': another('/subscribedSkus/{id}', {
    skuId: SOMEBODY,
    capabilityStatus: 'Enabled',
  }),
  'licences.match-skus': [
    list('/subscribedSkus', [{ id: 'a', skuId: SOMEBODY }]),
    list('/directory/subscriptions', [{ id: 'a', skuId: SOMEBODY, status: 'Enabled' }]),
  ],
  'licences.read-plans': [
    list('/subscribedSkus', [{ id: 'a', skuId: SOMEBODY, servicePlans: [] }]),
    list('/me/licenseDetails', [
      { id: 'a', skuId: SOMEBODY, servicePlans: [{ servicePlanId: SOMEBODY }] },
    ]),
  ],
};
