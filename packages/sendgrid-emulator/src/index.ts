/** A mailbox that speaks SendGrid's `POST /v3/mail/send`, so that mail can be seen without an account anywhere. */
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as z from 'zod';

export interface ReceivedMail {
  /** `x-message-id` of the answer. */
  readonly id: string;
  /** Addresses of all recipients, separated by a comma and a space. */
  readonly to: string;
  readonly from: string;
  readonly subject: string;
  readonly text?: string;
  readonly html?: string;
  /** ISO 8601. */
  readonly receivedAt: string;
}

export interface Mailbox {
  /** `http://127.0.0.1:PORT`, in place of `https://api.sendgrid.com`. */
  readonly origin: string;
  /** Newest last; the oldest are dropped when there are very many. */
  mails(): readonly ReceivedMail[];
  close(): Promise<void>;
}

interface Fault {
  readonly message: string;
  readonly field: string | null;
  readonly help: string | null;
}

const MOST_MAILS = 5_000;
/** SendGrid's bound (https://www.twilio.com/docs/sendgrid/api-reference/mail-send/limitations). */
const MOST_BYTES = 30 * 1024 * 1024;
const HELP = 'https://www.twilio.com/docs/sendgrid/api-reference/mail-send/errors';

export async function startMailbox(
  options: { port?: number; now?: () => number; onMail?: (mail: ReceivedMail) => void } = {},
): Promise<Mailbox> {
  const { port = 0, now = Date.now, onMail } = options;
  const mails: ReceivedMail[] = [];
  const take = (mail: Omit<ReceivedMail, 'receivedAt'>) => {
    const received = { ...mail, receivedAt: new Date(now()).toISOString() };
    mails.push(received);
    if (mails.length > MOST_MAILS) mails.shift();
    onMail?.(received);
  };
  const server = createServer((request, response) => {
    serve(request, response, take).catch(() => request.socket.destroy());
  });
  await new Promise<void>((listening, failed) => {
    server.once('error', failed).listen(port, '127.0.0.1', listening);
  });
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    mails: () => [...mails],
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

interface Answer {
  readonly status: number;
  readonly errors?: readonly Fault[];
  readonly messageId?: string;
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  take: (mail: Omit<ReceivedMail, 'receivedAt'>) => void,
): Promise<void> {
  const { status, errors, messageId } = answerTo(request, await bodyOf(request), take);
  const text = errors === undefined ? '' : JSON.stringify({ errors });
  response.writeHead(status, {
    ...(errors && { 'content-type': 'application/json' }),
    ...(messageId !== undefined && { 'x-message-id': messageId }),
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
}

function answerTo(
  { url, method, headers }: IncomingMessage,
  text: string | undefined,
  take: (mail: Omit<ReceivedMail, 'receivedAt'>) => void,
): Answer {
  if (text === undefined) return refusal(413, 'The payload is too large.');
  if (url !== '/v3/mail/send') return refusal(404, 'resource not found');
  if (method !== 'POST') return refusal(405, 'method not allowed');
  if (!/^Bearer\s+\S+$/.test(headers.authorization ?? ''))
    return refusal(401, 'The provided authorization grant is invalid, expired, or revoked');
  const mail = parse(text);
  if (!mail) return refusal(400, 'Bad Request');
  const errors = faultsOf(mail);
  if (errors.length > 0) return { status: 400, errors };
  if (mail.mail_settings?.sandbox_mode?.enable === true) return { status: 200 };
  const messageId = randomBytes(16).toString('base64url');
  take({ id: messageId, ...readMail(mail) });
  return { status: 202, messageId };
}

function refusal(status: number, message: string): Answer {
  return { status, errors: [{ message, field: null, help: null }] };
}

const person = z.looseObject({ email: z.string().optional() });

/** As far as it is read here (https://www.twilio.com/docs/sendgrid/api-reference/mail-send/mail-send). */
const mailSchema = z.looseObject({
  personalizations: z
    .array(
      z.looseObject({
        to: z.array(person).optional(),
        cc: z.array(person).optional(),
        bcc: z.array(person).optional(),
        subject: z.string().optional(),
      }),
    )
    .optional(),
  from: person.optional(),
  subject: z.string().optional(),
  content: z
    .array(z.looseObject({ type: z.string().optional(), value: z.string().optional() }))
    .optional(),
  mail_settings: z
    .looseObject({ sandbox_mode: z.looseObject({ enable: z.boolean().optional() }).optional() })
    .optional(),
});
type SentMail = z.output<typeof mailSchema>;

function parse(text: string): SentMail | undefined {
  try {
    return mailSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function faultsOf({ personalizations, from, subject, content }: SentMail): Fault[] {
  const faults: Fault[] = [];
  const say = (field: string, message: string) =>
    faults.push({ message, field, help: `${HELP}#${field}-errors` });
  const lists = personalizations ?? [];
  if (lists.length === 0) say('personalizations', 'You must have at least one personalization.');
  for (const [index, { to }] of lists.entries())
    if (!to?.length || !to.every(isPerson))
      say(
        `personalizations.${index}.to`,
        'The to array is required for all personalization objects, and must have at least one email object with a valid email address.',
      );
  if (!isPerson(from))
    say(
      'from',
      'The from object must be provided for every email send. It is an object that requires the email parameter, but may also contain a name parameter.',
    );
  if (!subject && !lists.every((each) => each.subject))
    say(
      'subject',
      'The subject is required. You can get around this requirement if you use a template with a subject defined or if every personalization has a subject defined.',
    );
  if (!content?.length || !content.every(({ type, value }) => type && value))
    say(
      'content',
      'Unless a valid template_id is provided, the content parameter is required. There must be at least one defined content block.',
    );
  return faults;
}

function isPerson(given: z.output<typeof person> | undefined): boolean {
  return /^[^\s@]+@[^\s@]+$/.test(given?.email ?? '');
}

function readMail(mail: SentMail): Omit<ReceivedMail, 'id' | 'receivedAt'> {
  const lists = mail.personalizations ?? [];
  const recipients = lists.flatMap(({ to = [], cc = [], bcc = [] }) => [...to, ...cc, ...bcc]);
  const part = (type: string) => mail.content?.find((each) => each.type === type)?.value;
  const [text, html] = [part('text/plain'), part('text/html')];
  return {
    to: recipients.map(({ email }) => email).join(', '),
    from: mail.from?.email ?? '',
    subject: mail.subject ?? lists[0]?.subject ?? '',
    ...(text !== undefined && { text }),
    ...(html !== undefined && { html }),
  };
}

async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > MOST_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}
