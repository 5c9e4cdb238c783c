import { createHash, createHmac } from 'node:crypto';
import { createMailer } from '../../src/channels/acs';
import { asIdentity, withAccessKey } from '../../src/channels/acs-authorization';
import type { CommunicationServicesOptions } from '../../src/channels/acs';
import { HOUR_MS } from '../../src/durations';
import type { Mail } from '../../src/ports';
import { bare, breakOff, hang, json, startFarSide } from '../support/far-side';
import type { FarSide } from '../support/far-side';

const MAIL: Mail = {
  id: '0123456789abcdef0123456789abcdef',
  to: 'owner@contoso.example',
  subject: '[Perennial] Contoso is failing',
  text: 'What happened: …',
  html: '<p>What happened: …</p>',
};

const NOW = Date.UTC(2026, 10, 28, 6);
let far: FarSide;
beforeEach(async () => {
  far = await startFarSide();
});
afterEach(() => far.close());

const mailerOf = (changes: Partial<CommunicationServicesOptions> = {}) =>
  createMailer({
    endpoint: far.origin,
    from: 'DoNotReply@contoso.azurecomm.net',
    authorize: asIdentity(() => Promise.resolve('a-token')),
    clock: () => NOW,
    ...changes,
  });

test('a mail goes out as the service takes it, under one operation id for every try', async () => {
  far.answers(json(202, { id: 'an-operation', status: 'Running' }));
  expect(await mailerOf().send(MAIL)).toEqual({ delivered: true });
  expect(await mailerOf().send(MAIL)).toEqual({ delivered: true });
  const [first, second] = far.seen;
  expect([first?.method, first?.path]).toEqual(['POST', '/emails:send?api-version=2023-03-31']);
  expect(first?.headers).toMatchObject({
    authorization: 'Bearer a-token',
    'operation-id': '01234567-89ab-cdef-0123-456789abcdef',
  });
  expect(second?.headers['operation-id']).toBe(first?.headers['operation-id']);
  expect(JSON.parse(first?.body.toString() ?? '')).toEqual({
    senderAddress: 'DoNotReply@contoso.azurecomm.net',
    recipients: { to: [{ address: MAIL.to }] },
    content: { subject: MAIL.subject, plainText: MAIL.text, html: MAIL.html },
    headers: { 'X-Perennial-Notice': MAIL.id },
    userEngagementTrackingDisabled: true,
  });
});

test.each([
  [400, { permanent: true, code: 'mail-refused' }],
  [404, { permanent: true, code: 'mail-refused' }],
  [401, { permanent: false, code: 'mail-key-refused' }],
  [403, { permanent: false, code: 'mail-key-refused' }],
  [429, { permanent: false, code: 'mail-unreachable' }],
  [500, { permanent: false, code: 'mail-unreachable' }],
])('an answer of %i is %j', async (status, expected) => {
  far.answers(json(status, { error: { code: 'Canary', message: 'canary' } }));
  expect(await mailerOf().send(MAIL)).toEqual({ delivered: false, status, ...expected });
  expect(far.seen).toHaveLength(1);
});

test('F15: a sender whose domain is not linked is told apart', async () => {
  const message = 'The specified sender domain has not been linked.';
  far.answers(json(404, { error: { code: 'DomainNotLinked', message } }));
  const refused = { delivered: false, permanent: true, code: 'mail-sender-refused', status: 404 };
  expect(await mailerOf().send(MAIL)).toEqual(refused);
});

const UNREACHABLE = { delivered: false, permanent: false, code: 'mail-unreachable' };

test('no answer, and no token, are a matter of time', async () => {
  far.answers(breakOff);
  expect(await mailerOf().send(MAIL)).toEqual(UNREACHABLE);
  far.answers(hang);
  expect(await mailerOf({ timeoutMs: 30 }).send(MAIL)).toEqual(UNREACHABLE);
  const authorize = asIdentity(() => Promise.reject(new Error('no identity')));
  expect(await mailerOf({ authorize }).send(MAIL)).toEqual(UNREACHABLE);
});

test.each([
  ['no endpoint', { endpoint: undefined }],
  ['no sender', { from: undefined }],
])('with %s nothing is sent', async (_, changes) => {
  const expected = { delivered: false, permanent: true, code: 'mail-not-configured' };
  expect(await mailerOf(changes).send(MAIL)).toEqual(expected);
  expect(far.seen).toEqual([]);
});

test('after a 429 nothing is sent before its Retry-After has passed, whatever the mail', async () => {
  let now = NOW;
  const mailer = mailerOf({ clock: () => now });
  far.answers(bare(429, { 'retry-after': '600' }));
  const notBefore = NOW + 600_000;
  expect(await mailer.send(MAIL)).toEqual({ ...UNREACHABLE, status: 429, notBefore });
  now = notBefore - 1;
  expect(await mailer.send({ ...MAIL, id: 'another' })).toMatchObject({ notBefore });
  expect(far.seen).toHaveLength(1);
  now = notBefore;
  far.answers(json(202, {}));
  expect(await mailer.send(MAIL)).toEqual({ delivered: true });
});

test.each([
  [{}, undefined],
  [{ 'retry-after': 'soon' }, undefined],
  [{ 'retry-after': '999999' }, NOW + HOUR_MS],
])('a 429 with %j is waited for no longer than the service counts', async (headers, notBefore) => {
  far.answers(bare(429, headers));
  expect(await mailerOf().send(MAIL)).toEqual({ ...UNREACHABLE, status: 429, notBefore });
});

test('with an access key the request is signed over what is sent, when and where', async () => {
  far.answers(json(202, {}));
  const accessKey = Buffer.from('an-access-key').toString('base64');
  const authorize = withAccessKey(
    () => Promise.resolve(accessKey),
    () => NOW,
  );
  expect(await mailerOf({ authorize }).send(MAIL)).toEqual({ delivered: true });
  const [seen] = far.seen;
  const hash = createHash('sha256')
    .update(seen?.body ?? '')
    .digest('base64');
  const date = 'Sat, 28 Nov 2026 06:00:00 GMT';
  const signature = createHmac('sha256', 'an-access-key')
    .update(`POST\n${seen?.path ?? ''}\n${date};${seen?.headers.host ?? ''};${hash}`)
    .digest('base64');
  expect(seen?.headers).toMatchObject({
    'x-ms-date': date,
    'x-ms-content-sha256': hash,
    authorization: `HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=${signature}`,
  });
});
