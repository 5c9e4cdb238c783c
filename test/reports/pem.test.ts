import { generateKeyPairSync } from 'node:crypto';
import { CLIENT_ID } from '@perennial/graph-simulator';
import { makeCertificate } from '../support/certificate';
import { Product } from './product';

/** Shapes in which people hand over key and certificate, as `POST /api/preflight` meets them. */
const { key, crt } = makeCertificate('contoso.example');
const good = key + crt;
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
const weak = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() + crt;

let product: Product;
beforeAll(async () => {
  product = await Product.start();
});
afterAll(() => product.close());

const preflight = (pem: string) =>
  product.ask('POST', '/api/preflight', {
    name: 'pem',
    user: 'adele@contoso.example',
    tenantId: 'contoso.example',
    clientId: CLIENT_ID,
    credential: { kind: 'certificate', pem },
  });

test.each([
  ['as it is', good],
  ['CRLF', good.replaceAll('\n', '\r\n')],
  ['breaks written as backslash n', good.replaceAll('\n', '\\n')],
  ['on one line', good.replaceAll('\n', ' ')],
  ['indented', good.replaceAll(/^/gm, '    ')],
])('F15: a PEM is taken: %s', async (_shape, pem) => {
  expect(await preflight(pem)).toMatchObject({ status: 200 });
});

test('F15: an RSA key of 1024 bits is refused with the reason', async () => {
  const { status, json } = await preflight(weak);
  expect(status).toBe(422);
  expect(JSON.stringify(json)).toContain('2048');
});
