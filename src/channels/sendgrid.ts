import { Client } from '@sendgrid/client';
import { MailService } from '@sendgrid/mail';
import { FailureError } from '../domain/failure';
import type { Delivery, Mail, Mailer } from '../ports';

export interface SendGridOptions {
  /** Read when there is something to send; undefined when there is no key. */
  readonly apiKey: () => Promise<string | undefined>;
  /** The sender, verified with SendGrid; undefined when none is set. */
  readonly from: string | undefined;
  /** Stands in for https://api.sendgrid.com. */
  readonly origin?: string | undefined;
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 15_000;

/** Mail through SendGrid (https://www.twilio.com/docs/sendgrid/api-reference/mail-send/mail-send). */
export function createMailer(options: SendGridOptions): Mailer {
  return { send: (mail) => send(options, mail) };
}

async function send(options: SendGridOptions, mail: Mail): Promise<Delivery> {
  const { from } = options;
  const key = await readKey(options);
  if (typeof key === 'object') return key;
  // A key put into the vault from a file often ends with a line break.
  const trimmed = key?.trim();
  if (from === undefined || !trimmed) return NOT_CONFIGURED;
  try {
    await serviceOf(options, trimmed).send({
      to: mail.to,
      from: { email: from, name: 'Perennial' },
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
      customArgs: { notice: mail.id },
      headers: { 'X-Perennial-Notice': mail.id },
      trackingSettings: {
        clickTracking: { enable: false, enableText: false },
        openTracking: { enable: false },
      },
    });
    return { delivered: true };
  } catch (thrown) {
    return refused(thrown);
  }
}

const NOT_CONFIGURED: Delivery = {
  delivered: false,
  permanent: true,
  code: 'mail-not-configured',
};

/** The key, or why there is none: a vault out of reach is another matter than a key that nobody gave. */
async function readKey({ apiKey }: SendGridOptions): Promise<string | undefined | Delivery> {
  try {
    return await apiKey();
  } catch (thrown) {
    if (!(thrown instanceof FailureError)) throw thrown;
    const missing = thrown.failure.code === 'vault-secret-missing';
    return missing
      ? NOT_CONFIGURED
      : { delivered: false, permanent: false, code: 'mail-unreachable' };
  }
}

/**
 * A client of its own, not the package's shared one. The key goes into a header because `setApiKey`
 * resets the address and writes to the console about keys it does not like.
 */
function serviceOf({ origin, timeoutMs = TIMEOUT_MS }: SendGridOptions, key: string): MailService {
  const client = new Client();
  client.setDefaultHeader('Authorization', `Bearer ${key}`);
  if (origin !== undefined) client.setDefaultRequest('baseUrl', `${origin}/`);
  const service = new MailService();
  service.setClient(client);
  service.setTimeout(timeoutMs);
  return service;
}

/** The SDK's error has the HTTP status for its code, or the network's name for what went wrong. */
function refused(thrown: unknown): Delivery {
  const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
  if (typeof code !== 'number')
    return { delivered: false, permanent: false, code: 'mail-unreachable' };
  const passing = code === 429 || code >= 500;
  return {
    delivered: false,
    permanent: !passing,
    code: passing ? 'mail-unreachable' : 'mail-refused',
    status: code,
  };
}
