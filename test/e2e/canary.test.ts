import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeCertificate } from '../support/certificate';
import { until } from '../support/until';
import { OPERATOR_KEY, Product } from './product';

/**
 * Secrets go in and never come out: what is put in here must turn up nowhere in what the whole product
 * writes or says — terminal, answers, mails, recorded traffic, storage and the vault's file.
 */
const folder = mkdtempSync(join(tmpdir(), 'perennial-canary-'));
let product: Product | undefined;
afterAll(async () => {
  await product?.end('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const CLIENT = '11111111-1111-1111-1111-111111111111';
const { key, crt } = makeCertificate('rsa');
const pem = `${key}\n${crt}`;
const canaries = {
  'a client secret that is refused': 'canary-client-secret-4Zx~',
  'a secret it is replaced with': 'canary-client-secret-9Yw~',
  'a refresh token that is refused': 'canary-refresh-token-7Qv',
  'a private key': /PRIVATE KEY-----\s+([A-Za-z0-9+/]{40})/.exec(pem)?.[1] ?? '',
};

test('no secret turns up in terminal, answers, mails, recorded traffic or storage', async () => {
  product = new Product(['--data', join(folder, 'data'), '--record', join(folder, 'record.jsonl')]);
  const running = product;
  const origin = await running.shows(/API +(http:\S+)/);
  const answers: string[] = [];
  const call = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(origin + path, {
      method,
      headers: { authorization: `Bearer ${OPERATOR_KEY}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    answers.push(await response.clone().text());
    return response.status === 204 ? {} : ((await response.json()) as Record<string, string>);
  };

  // Of a tenant that is not there: a credential that is refused elsewhere may just be too new, and its runs wait.
  const common = { clientId: CLIENT, user: 'adele@nowhere.example', tenantId: 'nowhere.example' };
  const given = [
    { kind: 'clientSecret', clientSecret: canaries['a client secret that is refused'] },
    { kind: 'refreshToken', refreshToken: canaries['a refresh token that is refused'] },
    { kind: 'certificate', pem },
  ];
  const ids: string[] = [];
  for (const credential of given) {
    const { id } = await call('POST', '/api/accounts', {
      ...common,
      name: `no-secret-at-all ${credential.kind}`,
      credential,
    });
    ids.push(id ?? '');
  }
  await call('POST', '/api/preflight', { ...common, name: 'unsaved', credential: given[0] });
  await call('POST', '/api/accounts', {
    ...common,
    name: 'wrong',
    credential: { ...given[0], extra: 1 },
  });
  const clientSecret = canaries['a secret it is replaced with'];
  await call('PATCH', `/api/accounts/${ids[0]}`, {
    credential: { kind: 'clientSecret', clientSecret },
  });
  const { link = '' } = await call('POST', '/api/members', { name: 'Mo', role: 'member' });
  answers.pop(); // The one answer that shows the link, once.
  const token = new URL(link).hash.slice(1);
  const { key: memberKey = '' } = await call('POST', '/api/join', { token });
  answers.pop(); // The one answer that shows a key, once.

  // Every account has run, and two mails have arrived: of the demo account that fails, and of these three, whose cause is one.
  const { simulator } = await call('GET', '/api/health');
  await until('runs and mails', async () => {
    const runs = await Promise.all(ids.map((id) => running.list(`/api/accounts/${id}/runs`)));
    const mails = (await (await fetch(`${simulator}/__sim/mailbox`)).json()) as {
      value: unknown[];
    };
    return runs.every((list) => list.length > 0) && mails.value.length >= 2;
  });
  for (const id of ids) {
    for (const path of ['', '/runs', '/plan']) await call('GET', `/api/accounts/${id}${path}`);
  }
  for (const path of ['/api/accounts', '/api/members', '/api/health', '/api/openapi.json'])
    await call('GET', path);
  answers.push(await (await fetch(`${simulator}/__sim/mailbox`)).text());
  answers.push(await (await fetch(`${simulator}/__sim/requests`)).text());
  expect(await running.end()).toBe(0);

  const written = filesBelow(folder).map((file) => [file, readFileSync(file, 'latin1')] as const);
  expect(written.length).toBeGreaterThan(3);
  const places: (readonly [string, string])[] = [
    ['terminal', running.output + running.complaints],
    ...answers.map((answer, index) => [`answer ${index}`, answer] as const),
    ...written.filter(([file]) => !file.endsWith('vault.key')),
  ];
  // What is no secret does turn up: in an answer, and in storage, which is where the others were looked for.
  const seen = places.filter(([, text]) => holds(text, 'no-secret-at-all')).map(([place]) => place);
  expect(seen).toEqual(
    expect.arrayContaining([expect.stringMatching(/^answer/), expect.stringContaining('azurite')]),
  );
  const secrets = { ...canaries, 'an API key': memberKey, 'the operator’s key': OPERATOR_KEY };
  for (const [what, secret] of Object.entries(secrets)) {
    expect(secret.length).toBeGreaterThan(20);
    const found = places.filter(([, text]) => holds(text, secret)).map(([place]) => place);
    expect([what, found]).toEqual([what, []]);
  }
  const tokens = places.filter(([, text]) =>
    /Bearer eyJ|eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/.test(text),
  );
  expect(tokens.map(([place]) => place)).toEqual([]);
});

const filesBelow = (root: string): string[] =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

/** As it is, or as a queue message or a file would carry it. */
function holds(text: string, secret: string): boolean {
  const base64 = Buffer.from(secret).toString('base64').replace(/=+$/, '').slice(0, -2);
  return (
    text.includes(secret) || text.includes(base64) || text.includes(encodeURIComponent(secret))
  );
}
