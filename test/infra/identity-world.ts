/** What is around an installation in Azure that holds no key: each service takes the tokens of one identity and nothing else. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startSimulator } from '@perennial/graph-simulator';
import { startVaultServer } from '@perennial/key-vault-emulator';
import { startMailbox } from '@perennial/mail-emulator';
import { startAzurite } from '../support/azurite';
import { makeCertificate } from '../support/certificate';

export const VAULT_TOKEN = 'a-token-for-the-vault';
const IDENTITY_HEADER = 'identity-secret';
const SECONDS_OF_LIFE = 3600;

const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** What Azurite looks at in a token; it checks no signature. */
function storageToken(resource: string, now: number): string {
  const claims = {
    aud: resource,
    iss: 'https://sts.windows.net/00000000-0000-0000-0000-000000000000/',
    iat: now - 60,
    nbf: now - 60,
    exp: now + SECONDS_OF_LIFE,
  };
  return [{ alg: 'RS256', typ: 'JWT' }, claims, 'no signature'].map(base64url).join('.');
}

/** App Service's identity endpoint; writes down for what it was asked. */
async function startIdentity() {
  const resources = new Set<string>();
  const server = createServer((request, response) => {
    const resource = new URL(request.url ?? '/', 'http://localhost').searchParams.get('resource');
    if (request.headers['x-identity-header'] !== IDENTITY_HEADER || resource === null) {
      response.writeHead(400).end('{}');
      return;
    }
    resources.add(resource);
    const now = Math.floor(Date.now() / 1000);
    const access_token =
      resource === 'https://vault.azure.net' ? VAULT_TOKEN : storageToken(resource, now);
    const expires_on = String(now + SECONDS_OF_LIFE);
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ access_token, expires_on, resource, token_type: 'Bearer' }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    resources,
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}/msi/token`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Storage over TLS, for which `folder` gets a certificate; vault, mail, identity, and a simulator in Microsoft's place. */
export async function startIdentityWorld(folder: string) {
  const { crt, key } = makeCertificate('localhost');
  const files = { cert: join(folder, 'tls.crt'), key: join(folder, 'tls.key') };
  await Promise.all([writeFile(files.cert, crt), writeFile(files.key, key)]);
  const mailbox = await startMailbox();
  const [azurite, vault, identity, simulator] = await Promise.all([
    startAzurite(files),
    startVaultServer({ token: VAULT_TOKEN }),
    startIdentity(),
    startSimulator({ mailbox }),
  ]);
  const uri = (address: string) => `${address.replace('127.0.0.1', 'localhost')}/devstoreaccount1`;
  return {
    mailbox,
    vaultUrl: vault.url,
    resources: identity.resources,
    /** The settings of infra/modules/function-app.bicep, and nothing that holds a key. */
    environment: {
      NODE_EXTRA_CA_CERTS: files.cert,
      IDENTITY_ENDPOINT: identity.endpoint,
      IDENTITY_HEADER,
      AzureWebJobsStorage__tableServiceUri: uri(azurite.table),
      AzureWebJobsStorage__queueServiceUri: uri(azurite.queue),
      KEY_VAULT_URL: vault.url,
      MAIL_PROVIDER: 'acs',
      ACS_ENDPOINT: mailbox.origin,
      MAIL_FROM: 'DoNotReply@contoso.azurecomm.net',
      OPERATOR_EMAIL: 'operator@contoso.example',
      GRAPH_ORIGIN: simulator.origin,
      LOGIN_ORIGIN: simulator.origin,
    },
    close: async () => {
      identity.close();
      await Promise.all([azurite.stop(), vault.close(), simulator.close(), mailbox.close()]);
    },
  };
}
