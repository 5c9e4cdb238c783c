/** SendGrid's `POST /v3/mail/send`. */
import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import { isAddress } from './mail';
import type { Answer, Dialect, MailRequest, SentMail } from './mail';

interface Fault {
  readonly message: string;
  readonly field: string | null;
  readonly help: string | null;
}

const HELP = 'https://www.twilio.com/docs/sendgrid/api-reference/mail-send/errors';

/** https://www.twilio.com/docs/sendgrid/api-reference/mail-send/mail-send; any key and any sender will do. */
export const sendGrid = (): Dialect => (request, take) =>
  request.url.pathname.startsWith('/v3/') ? answerTo(request, take) : undefined;

function answerTo(
  { url, method, headers, text }: MailRequest,
  take: (mail: SentMail) => void,
): Answer {
  if (text === undefined) return refusal(413, 'The payload is too large.');
  if (url.pathname !== '/v3/mail/send') return refusal(404, 'resource not found');
  if (method !== 'POST') return refusal(405, 'method not allowed');
  if (!/^Bearer\s+\S+$/.test(headers.authorization ?? ''))
    return refusal(401, 'The provided authorization grant is invalid, expired, or revoked');
  const mail = parse(text);
  if (!mail) return refusal(400, 'Bad Request');
  const errors = faultsOf(mail);
  if (errors.length > 0) return { status: 400, body: { errors } };
  if (mail.mail_settings?.sandbox_mode?.enable === true) return { status: 200 };
  const id = randomBytes(16).toString('base64url');
  take({ id, ...readMail(mail) });
  return { status: 202, headers: { 'x-message-id': id } };
}

const refusal = (status: number, message: string): Answer => ({
  status,
  body: { errors: [{ message, field: null, help: null }] satisfies Fault[] },
});

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
type SendGridMail = z.output<typeof mailSchema>;

function parse(text: string): SendGridMail | undefined {
  try {
    return mailSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function faultsOf({ personalizations, from, subject, content }: SendGridMail): Fault[] {
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

const isPerson = (given: z.output<typeof person> | undefined): boolean => isAddress(given?.email);

function readMail(mail: SendGridMail): Omit<SentMail, 'id'> {
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
