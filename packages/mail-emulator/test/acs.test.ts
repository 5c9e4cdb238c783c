import { createHash } from 'node:crypto';
import { startMailbox } from '../src';
import type { Mailbox } from '../src';

let mailbox: Mailbox;
beforeEach(async () => {
  mailbox = await startMailbox({ now: () => 0 });
});
afterEach(() => mailbox.close());

const OPERATION = '01234567-89ab-cdef-0123-456789abcdef';
const mail = {
  senderAddress: 'DoNotReply@contoso.azurecomm.net',
  recipients: { to: [{ address: 'a@b.example' }], cc: [{ address: 'c@d.example' }] },
  content: { subject: 'Hello', plainText: 'Text', html: '<p>Text</p>' },
};

const send = (
  body: unknown,
  headers: Record<string, string> = {},
  query = '?api-version=2023-03-31',
) =>
  fetch(`${mailbox.origin}/emails:send${query}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer a-token', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

test('takes a mail once for an operation, and says what became of it', async () => {
  const answer = await send(mail, { 'operation-id': OPERATION });
  expect(answer.status).toBe(202);
  expect(await answer.json()).toMatchObject({ id: OPERATION, status: 'Running' });
  await send(mail, { 'operation-id': OPERATION });
  expect(mailbox.mails()).toEqual([
    {
      id: OPERATION,
      to: 'a@b.example, c@d.example',
      from: mail.senderAddress,
      subject: 'Hello',
      text: 'Text',
      html: '<p>Text</p>',
      receivedAt: '1970-01-01T00:00:00.000Z',
    },
  ]);
  const at = mailbox.origin + (answer.headers.get('operation-location') ?? '');
  const state = await fetch(at, { headers: { authorization: 'Bearer a-token' } });
  expect(await state.json()).toMatchObject({ status: 'Succeeded' });
});

test('a request that is signed with an access key is taken when it signs what it sends', async () => {
  const signed = (body: string) => ({
    authorization:
      'HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=c2lnbmF0dXJl',
    'x-ms-date': new Date(0).toUTCString(),
    'x-ms-content-sha256': createHash('sha256').update(body).digest('base64'),
  });
  const text = JSON.stringify(mail);
  expect((await send(text, signed(text))).status).toBe(202);
  expect((await send(text, signed('another'))).status).toBe(401);
});

test.each([
  ['nobody', 401, mail, { authorization: '' }, undefined],
  ['no version', 400, mail, {}, ''],
  ['an operation that is no UUID', 400, mail, { 'operation-id': 'x' }, undefined],
  ['no JSON', 400, '{', {}, undefined],
  ['no sender', 400, { ...mail, senderAddress: '' }, {}, undefined],
  ['no recipient', 400, { ...mail, recipients: { to: [] } }, {}, undefined],
  [
    'a recipient that is none',
    400,
    { ...mail, recipients: { to: [{ address: 'x' }] } },
    {},
    undefined,
  ],
  ['no subject', 400, { ...mail, content: { plainText: 'x' } }, {}, undefined],
  ['no text', 400, { ...mail, content: { subject: 'x' } }, {}, undefined],
])('%s is answered %i', async (_, status, body, headers, query) => {
  const answer = await send(body, headers, query);
  expect(answer.status).toBe(status);
  const { error } = (await answer.json()) as { error: { code: string } };
  expect(answer.headers.get('x-ms-error-code')).toBe(error.code);
  expect(mailbox.mails()).toEqual([]);
});
