/** Azure Communication Services: `POST /emails:send`, and what became of it at `GET /emails/operations/{id}`. */
import { createHash, randomUUID } from 'node:crypto';
import * as z from 'zod';
import { isAddress } from './mail';
import type { Answer, Dialect, MailRequest, SentMail } from './mail';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const OPERATIONS = '/emails/operations/';

const addresses = z.array(z.looseObject({ address: z.string().optional() })).optional();

/** As far as it is read here. */
const mailSchema = z.looseObject({
  senderAddress: z.string().optional(),
  recipients: z.looseObject({ to: addresses, cc: addresses, bcc: addresses }).optional(),
  content: z
    .looseObject({
      subject: z.string().optional(),
      plainText: z.string().optional(),
      html: z.string().optional(),
    })
    .optional(),
});
type CommunicationServicesMail = z.output<typeof mailSchema>;

/**
 * https://learn.microsoft.com/rest/api/communication/email/email/send?view=rest-communication-email-2023-03-31. Any token,
 * any access key and any sender will do; what is signed must be what was sent.
 */
export function communicationServices(): Dialect {
  const known = new Set<string>();
  return (request, take) => {
    const { pathname } = request.url;
    if (!pathname.startsWith('/emails')) return undefined;
    const refused = refusalOf(request);
    if (refused) return refused;
    if (pathname.startsWith(OPERATIONS)) return state(pathname.slice(OPERATIONS.length), known);
    return pathname === '/emails:send' && request.method === 'POST'
      ? send(request, known, take)
      : refusal(404, 'NotFound', 'The resource was not found.');
  };
}

function refusalOf(request: MailRequest): Answer | undefined {
  const { url, text } = request;
  if (text === undefined) return refusal(413, 'RequestEntityTooLarge', 'The request is too large.');
  if (!isAuthorized(request, text))
    return refusal(401, 'Denied', 'Denied by the resource provider.');
  return url.searchParams.get('api-version') === null
    ? refusal(400, 'MissingApiVersionParameter', 'The api-version query parameter is required.')
    : undefined;
}

/** https://learn.microsoft.com/azure/communication-services/tutorials/hmac-header-tutorial */
function isAuthorized({ headers }: MailRequest, text: string): boolean {
  const { authorization = '' } = headers;
  if (/^Bearer\s+\S+$/.test(authorization)) return true;
  const hash = createHash('sha256').update(text).digest('base64');
  const signed = /^HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=\S+$/;
  return (
    signed.test(authorization) &&
    headers['x-ms-date'] !== undefined &&
    headers['x-ms-content-sha256'] === hash
  );
}

function send(
  { headers, text = '' }: MailRequest,
  known: Set<string>,
  take: (mail: SentMail) => void,
): Answer {
  const given = headers['operation-id'];
  if (given !== undefined && !UUID.test(String(given)))
    return refusal(400, 'BadRequest', 'The Operation-Id header is not a UUID.');
  const mail = parse(text);
  const fault = mail ? faultOf(mail) : 'The request body is invalid.';
  if (!mail || fault !== undefined)
    return refusal(400, 'BadRequest', fault ?? 'The request body is invalid.');
  const id = String(given ?? randomUUID()).toLowerCase();
  // The same operation, however often it is asked for, is one mail.
  if (!known.has(id)) take({ id, ...readMail(mail) });
  known.add(id);
  return {
    status: 202,
    headers: {
      'operation-location': `${OPERATIONS}${id}?api-version=2023-03-31`,
      'retry-after': '0',
    },
    body: { id, status: 'Running', error: null },
  };
}

const state = (id: string, known: ReadonlySet<string>): Answer =>
  known.has(id.toLowerCase())
    ? { status: 200, body: { id, status: 'Succeeded', error: null } }
    : refusal(404, 'OperationNotFound', 'The operation was not found.');

const refusal = (status: number, code: string, message: string): Answer => ({
  status,
  headers: { 'x-ms-error-code': code },
  body: { error: { code, message } },
});

function parse(text: string): CommunicationServicesMail | undefined {
  try {
    return mailSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

const recipientsOf = ({ recipients = {} }: CommunicationServicesMail) =>
  [recipients.to, recipients.cc, recipients.bcc].flatMap((list) => list ?? []);

function faultOf(mail: CommunicationServicesMail): string | undefined {
  const { senderAddress, content } = mail;
  const to = recipientsOf(mail);
  if (!isAddress(senderAddress)) return 'The senderAddress is invalid.';
  if (to.length === 0) return 'At least one recipient is required.';
  if (!to.every(({ address }) => isAddress(address))) return 'A recipient’s address is invalid.';
  if (!content?.subject) return 'The subject is required.';
  return content.plainText || content.html ? undefined : 'Either plainText or html is required.';
}

function readMail(mail: CommunicationServicesMail): Omit<SentMail, 'id'> {
  const { senderAddress = '', content = {} } = mail;
  const { subject = '', plainText, html } = content;
  return {
    to: recipientsOf(mail)
      .map(({ address }) => address)
      .join(', '),
    from: senderAddress,
    subject,
    ...(plainText !== undefined && { text: plainText }),
    ...(html !== undefined && { html }),
  };
}
