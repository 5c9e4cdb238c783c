import { startMailbox } from '../src';
import type { Mailbox, ReceivedMail } from '../src';

const seen: ReceivedMail[] = [];
let mailbox: Mailbox;
beforeEach(async () => {
  seen.length = 0;
  mailbox = await startMailbox({ now: () => 0, onMail: (mail) => seen.push(mail) });
});
afterEach(() => mailbox.close());

const mail = {
  personalizations: [{ to: [{ email: 'a@b.example' }, { email: 'c@d.example', name: 'C' }] }],
  from: { email: 'perennial@contoso.example' },
  subject: 'Hello',
  content: [
    { type: 'text/plain', value: 'Text' },
    { type: 'text/html', value: '<p>Text</p>' },
  ],
};

function send(
  body: unknown,
  options: { authorization?: string; path?: string; method?: string } = {},
) {
  const { authorization = 'Bearer SG.x', path = '/v3/mail/send', method = 'POST' } = options;
  return fetch(`${mailbox.origin}${path}`, {
    method,
    headers: { 'content-type': 'application/json', authorization },
    ...(method !== 'GET' && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
}

test('takes a mail and shows it', async () => {
  const answer = await send(mail);
  expect(answer.status).toBe(202);
  expect(await answer.text()).toBe('');
  const received = {
    id: answer.headers.get('x-message-id'),
    to: 'a@b.example, c@d.example',
    from: 'perennial@contoso.example',
    subject: 'Hello',
    text: 'Text',
    html: '<p>Text</p>',
    receivedAt: '1970-01-01T00:00:00.000Z',
  };
  expect(mailbox.mails()).toEqual([received]);
  expect(seen).toEqual([received]);
});

test('in sandbox mode a mail is checked and goes nowhere', async () => {
  const answer = await send({ ...mail, mail_settings: { sandbox_mode: { enable: true } } });
  expect(answer.status).toBe(200);
  expect(mailbox.mails()).toEqual([]);
});

test.each([
  [{ personalizations: undefined }, 'personalizations'],
  [{ personalizations: [] }, 'personalizations'],
  [{ personalizations: [{ to: [] }] }, 'personalizations.0.to'],
  [{ personalizations: [{ to: [{ email: 'nobody' }] }] }, 'personalizations.0.to'],
  [{ from: undefined }, 'from'],
  [{ from: { email: 'x' } }, 'from'],
  [{ subject: '' }, 'subject'],
  [{ content: [] }, 'content'],
  [{ content: [{ type: 'text/plain', value: '' }] }, 'content'],
])('refuses %j, naming the field', async (change, field) => {
  const answer = await send({ ...mail, ...change });
  expect(answer.status).toBe(400);
  const { errors } = (await answer.json()) as { errors: object[] };
  expect(errors).toEqual([
    {
      field,
      message: expect.stringMatching(/./) as string,
      help: expect.stringMatching(/^https:/) as string,
    },
  ]);
  expect(mailbox.mails()).toEqual([]);
});

test.each([
  ['no key', 401, () => send(mail, { authorization: '' })],
  ['no JSON', 400, () => send('{')],
  ['another shape', 400, () => send({ ...mail, personalizations: 'x' })],
  ['another path', 404, () => send(mail, { path: '/v3/elsewhere' })],
  ['another method', 405, () => send(mail, { method: 'GET' })],
])('%s is answered %i', async (_, status, ask) => {
  const answer = await ask();
  expect(answer.status).toBe(status);
  expect(await answer.json()).toMatchObject({ errors: [{ field: null }] });
});
