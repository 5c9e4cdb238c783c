import { FailureError } from '../domain/failure';
import { direct } from '../network/exchange';
import type { Exchange } from '../network/exchange';
import type { Delivery, Mail, Mailer } from '../ports';
import { mailRefusalIn } from './mail-refusal';

export interface SendGridOptions {
  /** Read when there is something to send; undefined when there is no key. */
  readonly apiKey: () => Promise<string | undefined>;
  /** The sender, verified with SendGrid; undefined when none is set. */
  readonly from: string | undefined;
  /** Stands in for https://api.sendgrid.com. */
  readonly origin?: string | undefined;
  readonly timeoutMs?: number;
  /** By no proxy where it is left out. */
  readonly exchange?: Exchange;
}

const SENDGRID_ORIGIN = 'https://api.sendgrid.com';
const TIMEOUT_MS = 15_000;
/** An answer says hardly more than what is wrong with the mail. */
const MOST_BYTES = 64 * 1024;

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
  const { origin = SENDGRID_ORIGIN, timeoutMs = TIMEOUT_MS, exchange = direct } = options;
  try {
    const { status, bytes } = await exchange({
      method: 'POST',
      url: `${origin}/v3/mail/send`,
      headers: { authorization: `Bearer ${trimmed}`, 'content-type': 'application/json' },
      body: JSON.stringify(bodyOf(mail, from)),
      timeoutMs,
      maxBytes: MOST_BYTES,
    });
    return status < 300 ? { delivered: true } : refused(status, bytes);
  } catch {
    return { delivered: false, permanent: false, code: 'mail-unreachable' };
  }
}

const bodyOf = ({ id, to, subject, text, html }: Mail, from: string) => ({
  from: { email: from, name: 'Perennial' },
  personalizations: [{ to: [{ email: to }] }],
  subject,
  content: [
    { type: 'text/plain', value: text },
    { type: 'text/html', value: html },
  ],
  custom_args: { notice: id },
  headers: { 'X-Perennial-Notice': id },
  tracking_settings: {
    click_tracking: { enable: false, enable_text: false },
    open_tracking: { enable: false },
  },
});

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

function refused(status: number, bytes: Uint8Array): Delivery {
  const passing = status === 429 || status >= 500;
  return {
    delivered: false,
    permanent: !passing,
    code: passing ? 'mail-unreachable' : mailRefusalIn(status, bytes),
    status,
  };
}
