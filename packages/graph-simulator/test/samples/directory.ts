import type { Client } from '../client';
import { newName } from './samples';
import type { Samples } from './samples';
import { listed } from './services';

const GRAPH = '00000003-0000-0000-c000-000000000000';

const extension = () => ({
  '@odata.type': 'microsoft.graph.openTypeExtension',
  extensionName: `com.example.${newName().replace(' ', '')}`,
  note: 'sample',
});
const extend = (client: Client, path: string) => client.make(`${path}/extensions`, extension());
const itemPath = (operation: string, made: Readonly<Record<string, string>>) =>
  operation
    .replace(/^\S+ /, '')
    .replace(/\/extensions.*$/, '')
    .replace(/\{([^}]+)\}/g, (_, name: string) => made[name] ?? '');

/** The directory, SharePoint's sites, and extensions. */
export const directorySamples: Samples = {
  parameters: {
    'domain-id': listed,
    'role-id': listed,
    'role-template-id': listed,
    'role-definition-id': listed,
    'unit-id': listed,
    'application-id': listed,
    'principal-id': listed,
    'org-contact-id': listed,
    'setting-template-id': listed,
    'sku-id': listed,
    appId: () => Promise.resolve(GRAPH),
    'schema-id': listed,
    'extension-id': (client) => extend(client, '/me'),
    'item-extension-id': (client, made, operation) => extend(client, itemPath(operation, made)),
    'site-id': () => Promise.resolve('root'),
    'site-list-id': () => Promise.resolve('Perennial%20fixtures'),
    'list-item-id': (client, made) =>
      client.make(`/sites/root/lists/${made['site-list-id'] ?? ''}/items`, {
        fields: { Title: newName() },
      }),
    'column-id': listed,
    'content-type-id': listed,
    'site-page-id': listed,
  },
  bodies: [
    [/^POST .*\/extensions$/, extension],
    [/^POST \/sites\/.*\/items$/, () => ({ fields: { Title: newName() } })],
    [/^PATCH \/sites\/.*\/fields$/, () => ({ Title: newName() })],
  ],
};
