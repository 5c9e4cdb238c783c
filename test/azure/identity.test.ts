import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startAzurite } from '../support/azurite';
import { makeCertificate } from '../support/certificate';

const run = promisify(execFile);
const root = join(__dirname, '..', '..');

const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** What Azurite looks at in a token; it checks no signature. */
function storageToken(resource: string | null, now: number): string {
  const claims = {
    aud: resource,
    iss: 'https://sts.windows.net/00000000-0000-0000-0000-000000000000/',
    iat: now - 60,
    nbf: now - 60,
    exp: now + 3600,
  };
  return [{ alg: 'RS256', typ: 'JWT' }, claims, 'no signature'].map(base64url).join('.');
}

test('table and queue are used over TLS as the managed identity, as in Azure', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'perennial-identity-'));
  const { crt, key } = makeCertificate('localhost');
  const files = { cert: join(folder, 'tls.crt'), key: join(folder, 'tls.key') };
  await Promise.all([writeFile(files.cert, crt), writeFile(files.key, key)]);
  const driver = join(folder, 'driver.js');
  const bundling = run(join(root, 'node_modules', '.bin', 'esbuild'), [
    join(__dirname, 'identity-driver.ts'),
    '--bundle',
    '--platform=node',
    '--target=node20',
    // As in `scripts/build.mjs`: a package asks where it is, and CommonJS has no `import.meta`.
    '--define:import.meta.url=bundleUrl',
    "--banner:js=const bundleUrl = require('node:url').pathToFileURL(__filename).href;",
    `--outfile=${driver}`,
    '--log-level=error',
  ]);
  const resources: (string | null)[] = [];
  const identity = createServer((request, response) => {
    const resource = new URL(request.url ?? '/', 'http://localhost').searchParams.get('resource');
    resources.push(resource);
    const now = Math.floor(Date.now() / 1000);
    const expires_on = String(now + 3600);
    const access_token = storageToken(resource, now);
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ access_token, expires_on, resource, token_type: 'Bearer' }));
  }).listen(0, '127.0.0.1');
  const [azurite] = await Promise.all([startAzurite(files), bundling, once(identity, 'listening')]);
  try {
    const { port } = identity.address() as AddressInfo;
    const uri = (address: string) =>
      `${address.replace('127.0.0.1', 'localhost')}/devstoreaccount1`;
    const { stdout } = await run(
      process.execPath,
      [driver, uri(azurite.table), uri(azurite.queue)],
      {
        env: {
          NODE_EXTRA_CA_CERTS: files.cert,
          IDENTITY_ENDPOINT: `http://127.0.0.1:${port}/msi/token`,
          IDENTITY_HEADER: 'identity-secret',
        },
      },
    );
    expect(JSON.parse(stdout)).toEqual({
      inserted: true,
      committed: 'done',
      messages: 1,
      runs: 1,
    });
    expect(resources).toEqual(['https://storage.azure.com']);
  } finally {
    identity.closeAllConnections();
    identity.close();
    await azurite.stop();
    await rm(folder, { recursive: true });
  }
});
