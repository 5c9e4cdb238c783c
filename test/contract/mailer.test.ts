import { createMailer } from '../../src/channels/sendgrid';
import type { SendGridOptions } from '../../src/channels/sendgrid';
import { FailureError } from '../../src/domain/failure';
import type { Mail } from '../../src/ports';
import { bare, breakOff, hang, json, startFarSide } from '../support/far-side';
import type { FarSide } from '../support/far-side';

const MAIL: Mail = {
  id: 'notice-1',
  to: 'owner@contoso.example',
  subject: '[Perennial] Contoso is failing',
  text: 'What happened: …',
  html: '<p>What happened: …</p>',
};
const KEY = 'SG.canary';

let far: FarSide;
beforeEach(async () => {
  far = await startFarSide();
});
afterEach(() => far.close());

const mailerOf = (changes: Partial<SendGridOptions> = {}) =>
  createMailer({
    apiKey: () => Promise.resolve(KEY),
    from: 'perennial@contoso.example',
    origin: far.origin,
    ...changes,
  });

test('a mail goes out as SendGrid takes it, with the notice’s id and without tracking', async () => {
  far.answers(bare(202, { 'x-message-id': 'm-1' }));
  expect(await mailerOf({ apiKey: () => Promise.resolve(`${KEY}\n`) }).send(MAIL)).toEqual({
    delivered: true,
  });
  const [seen] = far.seen;
  expect([seen?.method, seen?.path]).toEqual(['POST', '/v3/mail/send']);
  expect(seen?.headers.authorization).toBe(`Bearer ${KEY}`);
  expect(JSON.parse(seen?.body.toString() ?? '')).toMatchObject({
    from: { email: 'perennial@contoso.example', name: 'Perennial' },
    subject: MAIL.subject,
    personalizations: [{ to: [{ email: MAIL.to }] }],
    content: [
      { type: 'text/plain', value: MAIL.text },
      { type: 'text/html', value: MAIL.html },
    ],
    custom_args: { notice: 'notice-1' },
    headers: { 'X-Perennial-Notice': 'notice-1' },
    tracking_settings: {
      click_tracking: { enable: false, enable_text: false },
      open_tracking: { enable: false },
    },
  });
});

test('a key that does not look like SendGrid’s is used all the same, without a word on the console', async () => {
  far.answers(bare(202));
  const mailer = mailerOf({ apiKey: () => Promise.resolve('local') });
  expect(await mailer.send(MAIL)).toEqual({ delivered: true });
});

const refused = (status: number) => json(status, { errors: [{ message: 'canary', field: null }] });

test.each([
  [400, { permanent: true, code: 'mail-refused' }],
  [401, { permanent: true, code: 'mail-key-refused' }],
  [403, { permanent: true, code: 'mail-key-refused' }],
  [413, { permanent: true, code: 'mail-refused' }],
  [429, { permanent: false, code: 'mail-unreachable' }],
  [500, { permanent: false, code: 'mail-unreachable' }],
  [503, { permanent: false, code: 'mail-unreachable' }],
])('an answer of %i is %j', async (status, expected) => {
  far.answers(refused(status));
  const delivery = await mailerOf().send(MAIL);
  expect(delivery).toEqual({ delivered: false, status, ...expected });
  expect(far.seen).toHaveLength(1);
});

test.each([
  [
    401,
    'mail-key-refused',
    'The provided authorization grant is invalid, expired, or revoked',
    null,
  ],
  [401, 'mail-credits-spent', 'Maximum credits exceeded', null],
  [
    403,
    'mail-sender-refused',
    'The from address does not match a verified Sender Identity.',
    'from',
  ],
  [403, 'mail-key-refused', 'access forbidden', null],
  [
    400,
    'mail-recipient-refused',
    'Does not contain a valid address.',
    'personalizations.0.to.0.email',
  ],
])('F15: SendGrid’s %i is %s where it says so', async (status, code, text, field) => {
  far.answers(json(status, { errors: [{ message: text, field, help: null }] }));
  const delivery = await mailerOf().send(MAIL);
  expect(delivery).toEqual({ delivered: false, permanent: true, code, status });
});

const UNREACHABLE = { delivered: false, permanent: false, code: 'mail-unreachable' };
const NOT_CONFIGURED = { delivered: false, permanent: true, code: 'mail-not-configured' };

test('no answer is a matter of time', async () => {
  far.answers(breakOff);
  expect(await mailerOf().send(MAIL)).toEqual(UNREACHABLE);
  far.answers(hang);
  expect(await mailerOf({ timeoutMs: 30 }).send(MAIL)).toEqual(UNREACHABLE);
  await far.close();
  expect(await mailerOf().send(MAIL)).toEqual(UNREACHABLE);
});

const failing = (code: string) => () =>
  Promise.reject(new FailureError({ stage: 'token', kind: 'service', code }));

test.each<[string, Partial<SendGridOptions>, object]>([
  ['no sender', { from: undefined }, NOT_CONFIGURED],
  ['no key', { apiKey: () => Promise.resolve(undefined) }, NOT_CONFIGURED],
  ['an empty key', { apiKey: () => Promise.resolve(' \n') }, NOT_CONFIGURED],
  ['no key in the vault', { apiKey: failing('vault-secret-missing') }, NOT_CONFIGURED],
  ['no vault', { apiKey: failing('vault-unavailable') }, UNREACHABLE],
])('with %s nothing is sent', async (_, changes, expected) => {
  expect(await mailerOf(changes).send(MAIL)).toEqual(expected);
  expect(far.seen).toEqual([]);
});

test('an error that nobody foresaw is not taken for a delivery that failed', async () => {
  const mailer = mailerOf({ apiKey: () => Promise.reject(new TypeError('a bug')) });
  await expect(mailer.send(MAIL)).rejects.toThrow(TypeError);
});
