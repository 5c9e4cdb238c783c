import { createHmac } from 'node:crypto';
import type { LookupAddress } from 'node:dns';
import { createServer as createHttpsServer } from 'node:https';
import { createServer as createTcpServer } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { createOutside } from '../../src/channels/outside';
import { createSender } from '../../src/channels/sender';
import { isPublic } from '../../src/network/addresses';
import { Targets } from '../../src/network/targets';
import type { Message, OpenChannel } from '../../src/ports';
import { makeCertificate } from '../support/certificate';
import { bare, breakOff, hang, json, startFarSide } from '../support/far-side';
import type { FarSide } from '../support/far-side';
import { listen } from '../support/listen';

const NOW = Date.UTC(2026, 10, 28, 6);
const { key, crt } = makeCertificate('localhost', 'ec');
const SECRET = `whsec_${Buffer.alloc(24, 7).toString('base64')}`;
const TOKEN = `12345678:${'t'.repeat(35)}`;
const message: Message = {
  id: 'n1',
  type: 'account.failing',
  at: NOW,
  severity: 'critical',
  subject: 'Contoso is failing',
  text: 'The client secret has expired.',
  html: '<p>The client secret has expired.</p>',
  data: { accounts: [{ id: 'a1', name: 'Contoso' }] },
};

interface Options {
  readonly allowPrivate?: boolean;
  readonly lookup?: (hostname: string) => Promise<readonly LookupAddress[]>;
  readonly timeoutMs?: number;
  readonly ca?: string;
}
const senderOf = ({ allowPrivate = true, lookup, ...options }: Options = {}) =>
  createSender(
    createOutside({
      clock: () => NOW,
      mailer: { send: () => Promise.reject(new Error('not by the deployment’s sender')) },
      targets: new Targets(lookup ? { allowPrivate, lookup } : { allowPrivate }),
      proxies: {},
      userAgent: 'Perennial/0 (test)',
      ...options,
    }),
  );

let far: FarSide;
beforeEach(async () => {
  far = await startFarSide();
});
afterEach(() => far.close());

const open = {
  webhook: () => ({ facts: {}, parts: { '/url': `${far.origin}/in`, '/secret': SECRET } }),
  wecom: () => ({ facts: {}, parts: { '/url': `${far.origin}/send?key=robot-key` } }),
  telegram: () => ({
    facts: { chatId: '-100', origin: far.origin },
    parts: { '/botToken': TOKEN },
  }),
};
type Http = keyof typeof open;
const channel = (kind: Http): OpenChannel => ({ kind, to: '', ...open[kind]() });
const bodyOf = (index = 0) => JSON.parse(String(far.seen[index]?.body)) as Record<string, unknown>;
const DONE = {
  webhook: bare(204),
  wecom: json(200, { errcode: 0 }),
  telegram: json(200, { ok: true }),
};

describe('what is sent', () => {
  test('a webhook is signed as Standard Webhooks asks, over exactly what is sent', async () => {
    far.answers(DONE.webhook);
    expect(await senderOf().send(channel('webhook'), message)).toMatchObject({ delivered: true });
    const [seen] = far.seen;
    const {
      'webhook-id': id,
      'webhook-timestamp': at,
      'webhook-signature': signature,
    } = seen?.headers ?? {};
    expect([id, at]).toEqual(['n1', String(NOW / 1000)]);
    const signed = `n1.${String(at)}.${String(seen?.body)}`;
    const expected = createHmac('sha256', Buffer.alloc(24, 7)).update(signed).digest('base64');
    expect(signature).toBe(`v1,${expected}`);
    expect(bodyOf()).toEqual({
      type: 'account.failing',
      timestamp: '2026-11-28T06:00:00.000Z',
      data: {
        severity: 'critical',
        subject: message.subject,
        text: message.text,
        accounts: [{ id: 'a1', name: 'Contoso' }],
      },
    });
  });

  test('WeCom gets a text of at most 2048 bytes, whole characters', async () => {
    far.answers(DONE.wecom);
    await senderOf().send(channel('wecom'), { ...message, text: '客户端密码已过期。'.repeat(200) });
    const { msgtype, text } = bodyOf() as { msgtype: string; text: { content: string } };
    expect(msgtype).toBe('text');
    expect(Buffer.byteLength(text.content)).toBeLessThanOrEqual(2048);
    expect(text.content).toMatch(/^Contoso is failing\n\n客户端.*…$/su);
    expect(text.content).not.toContain('\ufffd');
  });

  test('Telegram gets a text to its chat, with the token in the path alone', async () => {
    far.answers(DONE.telegram);
    await senderOf().send(channel('telegram'), message);
    expect(far.seen[0]?.path).toBe(`/bot${TOKEN}/sendMessage`);
    expect(bodyOf()).toMatchObject({
      chat_id: '-100',
      text: 'Contoso is failing\n\nThe client secret has expired.',
    });
  });

  test('mail without a server goes by the deployment’s sender', async () => {
    const mail = { kind: 'mail', facts: {}, parts: {}, to: 'ops@contoso.example' };
    await expect(senderOf().send(mail, message)).rejects.toThrow('deployment');
  });
});

describe.each(['webhook', 'wecom', 'telegram'] as const)('%s meets faults', (kind) => {
  const UNREACHABLE = { delivered: false, permanent: false, code: 'channel-unreachable' };
  const REFUSED = { delivered: false, permanent: true, code: 'channel-refused' };
  /** A server of this machine has answered long before; only silence lasts as long. */
  const TIME_OUTS: Readonly<Record<string, number>> = { silence: 300 };
  const LONG = json(429, {}, { 'retry-after': '30' });

  test.each([
    ['too many', LONG, { ...UNREACHABLE, status: 429, notBefore: NOW + 30_000 }],
    ['a fault of its own', json(500, { description: 'oops' }), { ...UNREACHABLE, status: 500 }],
    ['a refusal', json(403, { description: 'no' }), { ...REFUSED, status: 403 }],
    ['a redirect', json(302, {}, { location: 'http://169.254.169.254/' }), REFUSED],
    ['a broken connection', breakOff, { ...UNREACHABLE, error: 'It broke the connection off.' }],
    ['silence', hang, { ...UNREACHABLE, error: 'It did not answer in time.' }],
  ])('%s', async (what, answer, expected) => {
    far.answers(answer);
    const sender = senderOf({ timeoutMs: TIME_OUTS[what] ?? 30_000 });
    expect(await sender.send(channel(kind), message)).toMatchObject(expected);
    expect(far.seen).toHaveLength(1);
  });
});

test('WeCom’s own refusals come with status 200', async () => {
  far.answers(json(200, { errcode: 93000, errmsg: 'invalid webhook url, robot-key' }));
  const refused = await senderOf().send(channel('wecom'), message);
  expect(refused).toMatchObject({ delivered: false, permanent: true, status: 200 });
  far.answers(json(200, { errcode: 45009, errmsg: 'api freq out of limit' }));
  const busy = await senderOf().send(channel('wecom'), message);
  expect(busy).toMatchObject({ permanent: false, error: '45009 api freq out of limit' });
});

test('Telegram says how long to wait, and no error repeats a secret', async () => {
  const description = `Too Many Requests for ${TOKEN}`;
  far.answers(json(429, { ok: false, description, parameters: { retry_after: 7 } }));
  expect(await senderOf().send(channel('telegram'), message)).toMatchObject({
    permanent: false,
    error: 'Too Many Requests for …',
    notBefore: NOW + 7000,
  });
});

const ended = (server: { close(done: () => void): unknown }) =>
  new Promise<void>((resolve) => void server.close(resolve));

test('a certificate that nobody vouches for is refused, one that is trusted is not', async () => {
  const server = createHttpsServer({ key, cert: crt }, (_request, response) => response.end());
  const port = await listen(server);
  const parts = { '/url': `https://localhost:${port}/`, '/secret': SECRET };
  const hook = { kind: 'webhook', facts: {}, parts, to: '' };
  expect(await senderOf().send(hook, message)).toMatchObject({
    code: 'channel-unreachable',
    error: 'Its TLS certificate is not valid, or it does not speak TLS.',
  });
  expect(await senderOf({ ca: crt }).send(hook, message)).toMatchObject({ delivered: true });
  await ended(server);
});

describe('SMTP', () => {
  const smtp = (port: number, changes = {}): OpenChannel => ({
    kind: 'mail',
    facts: {
      smtp: {
        host: 'localhost',
        port,
        user: 'robot',
        from: 'perennial@contoso.example',
        ...changes,
      },
    },
    parts: { '/smtp/password': 'smtp-password' },
    to: 'ops@contoso.example',
  });

  /** A server with STARTTLS and AUTH; answers what it was told. */
  async function startSmtp(options: ConstructorParameters<typeof SMTPServer>[0] = {}) {
    const mails: string[] = [];
    const server = new SMTPServer({
      key,
      cert: crt,
      onAuth: ({ username, password }, { secure }, done) => {
        const known = secure && username === 'robot' && password === 'smtp-password';
        if (known) done(null, { user: 'robot' });
        else done(new Error('Invalid username or password'));
      },
      onData: (stream, _session, done) => {
        let text = '';
        stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
        stream.on('end', () => {
          mails.push(text);
          done();
        });
      },
      ...options,
    });
    server.on('error', () => undefined);
    const port = await listen(server.server);
    return { mails, port, close: () => ended(server) };
  }

  test.each(['starttls', 'tls'] as const)('delivers by %s, signed in', async (security) => {
    const server = await startSmtp({ secure: security === 'tls' });
    const sender = senderOf({ ca: crt });
    const sent = await sender.send(smtp(server.port, { security }), message);
    expect(sent).toEqual({ delivered: true });
    expect(server.mails[0]).toContain('Subject: Contoso is failing');
    expect(server.mails[0]).toContain('X-Perennial-Notice: n1');
    await server.close();
  });

  test('F15: a wrong password, a refused sender, a refused recipient and a full mailbox are told apart', async () => {
    const server = await startSmtp({
      onMailFrom: ({ address }, _session, done) => {
        const refused = Object.assign(new Error('Not yours'), { responseCode: 550 });
        done(address.startsWith('stranger') ? refused : null);
      },
      onRcptTo: ({ address }, _session, done) => {
        const full = Object.assign(new Error('Mailbox full'), { responseCode: 452 });
        const unknown = Object.assign(new Error('No such user'), { responseCode: 550 });
        done(address.startsWith('full') ? full : unknown);
      },
    });
    const sender = senderOf({ ca: crt });
    const wrong = { ...smtp(server.port), parts: { '/smtp/password': 'other-password' } };
    expect(await sender.send(wrong, message)).toMatchObject({
      permanent: true,
      code: 'mail-key-refused',
      status: 535,
    });
    expect(await sender.send(smtp(server.port), message)).toMatchObject({
      code: 'mail-recipient-refused',
      status: 550,
      error: '550 No such user',
    });
    const from = { from: 'stranger@contoso.example' };
    expect(await sender.send(smtp(server.port, from), message)).toMatchObject({
      permanent: true,
      code: 'mail-sender-refused',
    });
    const full = { ...smtp(server.port), to: 'full@contoso.example' };
    expect(await sender.send(full, message)).toMatchObject({ permanent: false, status: 452 });
    await server.close();
  });

  test('nothing is said before TLS, and not to a certificate that nobody vouches for', async () => {
    const plain = await startSmtp({ hideSTARTTLS: true, disabledCommands: ['STARTTLS'] });
    const untrusted = await startSmtp();
    for (const [server, ca] of [
      [plain, crt],
      [untrusted, undefined],
    ] as const) {
      const sender = senderOf(ca === undefined ? {} : { ca });
      const sent = await sender.send(smtp(server.port), message);
      expect(sent).toMatchObject({ delivered: false });
      expect(server.mails).toEqual([]);
      await server.close();
    }
  });

  test('a server that hangs, breaks off or is not there is tried again', async () => {
    const silent = createTcpServer(() => undefined);
    const breaking = createTcpServer((socket) => socket.destroy());
    const [hanging, broken] = [await listen(silent), await listen(breaking)];
    const sender = senderOf({ ca: crt, timeoutMs: 300 });
    for (const port of [hanging, broken, 1]) {
      expect(await sender.send(smtp(port), message)).toMatchObject({
        permanent: false,
        code: 'channel-unreachable',
      });
    }
    await Promise.all([
      ended(breaking),
      new Promise<void>((resolve) => {
        silent.close(() => resolve());
        silent.unref();
        resolve();
      }),
    ]);
  });
});

describe('where nothing is sent to', () => {
  const LEADS: Readonly<Record<string, string>> = {
    'inside.example': '10.1.2.3',
    'loop.example': '127.0.0.1',
    'six.example': '::1',
    'mapped.example': '::ffff:10.0.0.1',
    'public.example': '93.184.215.14',
  };
  const lookup = (hostname: string) => {
    const address = LEADS[hostname];
    if (address === undefined) return Promise.reject(new Error('ENOTFOUND'));
    return Promise.resolve([{ address, family: address.includes(':') ? 6 : 4 }]);
  };

  test.each([
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://0177.0.0.1/',
    'https://10.0.0.1/',
    'https://169.254.169.254/latest',
    'https://168.63.129.16/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[fd00::1]/',
    'https://[fe80::1]/',
    'https://[64:ff9b::a00:1]/',
    'https://[2002:a00:1::]/',
    'https://inside.example/',
    'https://loop.example/',
    'https://six.example/',
    'https://mapped.example/',
    'http://public.example/',
  ])('%s', async (url) => {
    const sender = senderOf({ allowPrivate: false, lookup });
    const parts = { '/url': url, '/secret': SECRET };
    const refused = await sender.send({ kind: 'webhook', facts: {}, parts, to: '' }, message);
    expect(refused).toMatchObject({ delivered: false, permanent: true, code: 'target-refused' });
    expect(await sender.check('webhook', {}, parts)).toMatchObject({ pointer: '/url' });
  });

  test('what was checked is what is connected to, though the name leads elsewhere by then', async () => {
    far.answers(bare(204));
    const { port } = new URL(far.origin);
    const answers = ['127.0.0.1', '127.0.0.2'];
    let asked = 0;
    const changing = () => {
      asked += 1;
      return Promise.resolve([{ address: answers[asked - 1] ?? '127.0.0.3', family: 4 }]);
    };
    const parts = { '/url': `http://rebinding.example:${port}/`, '/secret': SECRET };
    const sender = senderOf({ lookup: changing });
    const sent = await sender.send({ kind: 'webhook', facts: {}, parts, to: '' }, message);
    expect(sent).toMatchObject({ delivered: true });
    expect(asked).toBe(1);
    expect(far.seen[0]?.headers.host).toBe(`rebinding.example:${port}`);
  });

  test('one of several addresses that is not public is enough', async () => {
    const both = () =>
      Promise.resolve([
        { address: '93.184.215.14', family: 4 },
        { address: '10.0.0.1', family: 4 },
      ]);
    const targets = new Targets({ allowPrivate: false, lookup: both });
    await expect(targets.check(new URL('https://x.example'))).rejects.toThrow('public');
  });

  test('public addresses are', () => {
    for (const address of ['93.184.215.14', '2606:4700::1111', '2a00:1450:4001::1'])
      expect(isPublic(address)).toBe(true);
    expect(isPublic('not an address')).toBe(false);
  });
});
