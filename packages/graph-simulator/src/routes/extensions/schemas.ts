import { entityType } from '../../core/entity-type';
import { directory } from '../../core/errors';
import { many, one, param } from '../../core/reply';
import { accepts, route, routesOf, words } from '../define';

/** https://learn.microsoft.com/graph/api/resources/schemaextension */
const schemaType = entityType('schemaExtension', {
  writable: {},
  readOnly: words('description owner properties status targetTypes'),
});

/** Graph shows those of all tenants to everybody. */
const schemas = ['courses', 'payroll', 'lockers'].map((name, index) => ({
  id: `ext${index}abcdef_${name}`,
  description: `What ${name} need`,
  targetTypes: ['Group'],
  status: index === 0 ? 'InDevelopment' : 'Available',
  owner: `50897f70-a455-4adf-87bc-4cf17091d5a${index}`,
  properties: [{ name: 'number', type: 'Integer' }],
}));

const readSchemas = accepts(
  'User.Read Application.Read.All',
  'Application.Read.All Application.ReadWrite.All',
);

export const schemaRoutes = routesOf(directory, [
  route('GET', '/schemaExtensions', 'schemaextension-list', readSchemas, (call) =>
    many(call, {
      type: schemaType,
      fragment: 'schemaExtensions',
      items: schemas,
      pageSize: 100,
      most: 999,
      paging: 'token',
    }),
  ),
  route('GET', '/schemaExtensions/{schema-id}', 'schemaextension-get', readSchemas, (call) => {
    const id = param(call, 'schema-id');
    const found = schemas.find((schema) => schema.id === id);
    if (!found) throw directory.notFound(id);
    return one(call, { type: schemaType, fragment: 'schemaExtensions' }, found);
  }),
]);
