import type { Client } from '../client';
import { newName } from './samples';
import type { Samples } from './samples';

const CLIENT_ID = '11111111-1111-1111-1111-111111111111';
const GRAPH = '00000003-0000-0000-c000-000000000000';

const read = async (client: Client, path: string): Promise<Record<string, unknown>> =>
  (await client.send('GET', path)).json;

const makeApp = (client: Client) => client.make('/applications', { displayName: newName() });

async function makeAppId(client: Client): Promise<string> {
  return String((await read(client, `/applications/${await makeApp(client)}`))['appId']);
}

const makePrincipal = async (client: Client) =>
  client.make('/servicePrincipals', { appId: await makeAppId(client) });

async function makeUniqueName(client: Client): Promise<string> {
  const uniqueName = newName();
  await client.make('/applications', { displayName: uniqueName, uniqueName });
  return uniqueName;
}

const graphPrincipal = (client: Client) => read(client, `/servicePrincipals(appId='${GRAPH}')`);

async function assignment(client: Client) {
  const { id, appRoles } = await graphPrincipal(client);
  const [role] = appRoles as readonly { readonly id: string }[];
  return { resourceId: id, appRoleId: role?.id };
}

async function grant(client: Client) {
  const { id: resourceId } = await graphPrincipal(client);
  const clientId = await makePrincipal(client);
  return { clientId, consentType: 'AllPrincipals', resourceId, scope: 'User.Read' };
}

const trust = () => ({
  name: newName(),
  issuer: 'https://issuer.example',
  subject: 'x',
  audiences: ['y'],
});

async function makeDeleted(client: Client): Promise<string> {
  const id = await makeApp(client);
  await client.send('DELETE', `/applications/${id}`);
  return id;
}

/** App registrations, as an administrator makes them. */
export const registrationSamples: Samples = {
  parameters: {
    uniqueName: makeUniqueName,
    'app-registration-id': makeApp,
    'registered-app-id': () => Promise.resolve(CLIENT_ID),
    'client-principal-id': makePrincipal,
    'grant-id': async (client) => client.make('/oauth2PermissionGrants', await grant(client)),
    'deleted-id': makeDeleted,
    'trust-id': (client, made) =>
      client.make(
        `/applications/${made['app-registration-id'] ?? ''}/federatedIdentityCredentials`,
        trust(),
      ),
  },
  bodies: [
    [
      /^(?:POST|PATCH) \/applications(?:\(|$|\/\{app-registration-id\}$)/,
      () => ({ displayName: newName() }),
    ],
    [/addPassword$/, () => ({ passwordCredential: { displayName: newName() } })],
    [/removePassword$/, () => ({ keyId: GRAPH })],
    [/^(?:POST|PATCH) .*federatedIdentityCredentials/, trust],
    [/^POST \/servicePrincipals$/, async (client) => ({ appId: await makeAppId(client) })],
    [/^POST .*\/appRoleAssignments$/, assignment],
    [/^POST \/oauth2PermissionGrants$/, grant],
    [/^PATCH \/oauth2PermissionGrants\//, () => ({ scope: 'User.Read Mail.Read' })],
  ],
  statuses: [
    [/^PATCH \/(?:applications|oauth2PermissionGrants)/, 204],
    [/addPassword$/, 200],
    // There is no such key.
    [/removePassword$/, 404],
    [/\/restore$/, 200],
  ],
};
