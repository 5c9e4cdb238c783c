import { HOUR_MS } from '../durations';
import { direct } from '../network/exchange';
import type { Exchange } from '../network/exchange';
import type { AnswerHeaders, Clock, Delivery, Mail, Mailer } from '../ports';
import type { Authorize } from './acs-authorization';
import { mailRefusalIn } from './mail-refusal';

export interface CommunicationServicesOptions {
  /** `https://NAME.communication.azure.com`; undefined when none is set. */
  readonly endpoint: string | undefined;
  /** The sender: a name under the domain that is linked to the resource; undefined when none is set. */
  readonly from: string | undefined;
  readonly authorize: Authorize;
  readonly clock: Clock;
  readonly timeoutMs?: number;
  /** By no proxy where it is left out. */
  readonly exchange?: Exchange;
}

const TIMEOUT_MS = 15_000;
/** An answer says hardly more than how the operation is called. */
const MOST_BYTES = 64 * 1024;
const ACCEPTED = 202;
const TOO_MANY = 429;
/** Azure's own domain takes 10 mails an hour, so that no wait that it asks for is longer. */
const LONGEST_WAIT_MS = HOUR_MS;

/**
 * Mail through Azure Communication Services. After a 429 nothing is sent before its Retry-After has passed.
 * https://learn.microsoft.com/rest/api/communication/email/email/send?view=rest-communication-email-2023-03-31
 */
export function createMailer(options: CommunicationServicesOptions): Mailer {
  let closedUntil = 0;
  return {
    async send(mail) {
      if (closedUntil > options.clock()) return postponed(closedUntil);
      const delivery = await send(options, mail);
      if (!delivery.delivered) closedUntil = delivery.notBefore ?? closedUntil;
      return delivery;
    },
  };
}

async function send(options: CommunicationServicesOptions, mail: Mail): Promise<Delivery> {
  const { endpoint, from, authorize, clock, timeoutMs = TIMEOUT_MS, exchange = direct } = options;
  if (endpoint === undefined || from === undefined) {
    return { delivered: false, permanent: true, code: 'mail-not-configured' };
  }
  const request = {
    method: 'POST' as const,
    url: `${endpoint}/emails:send?api-version=2023-03-31`,
    body: JSON.stringify(bodyOf(mail, from)),
  };
  try {
    const { status, headers, bytes } = await exchange({
      ...request,
      headers: {
        ...(await authorize(request)),
        'content-type': 'application/json',
        'operation-id': operationId(mail.id),
      },
      timeoutMs,
      maxBytes: MOST_BYTES,
    });
    if (status === ACCEPTED) return { delivered: true };
    return status === TOO_MANY ? postponed(reopensAt(headers, clock())) : refused(status, bytes);
  } catch {
    // Neither the identity nor the service is the mail's fault: it is tried again.
    return { delivered: false, permanent: false, code: 'mail-unreachable' };
  }
}

const bodyOf = ({ id, to, subject, text, html }: Mail, from: string) => ({
  senderAddress: from,
  recipients: { to: [{ address: to }] },
  content: { subject, plainText: text, html },
  headers: { 'X-Perennial-Notice': id },
  userEngagementTrackingDisabled: true,
});

/**
 * The service knows a mail that is sent again by this id, and sends it once: a UUID, made of the
 * notice's own first 32 hexadecimal digits.
 */
function operationId(id: string): string {
  const digits = Buffer.from(id).toString('hex');
  const hex = /^[0-9a-f]{32}$/.test(id) ? id : digits.padEnd(32, '0').slice(0, 32);
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Seconds, as the service gives them (https://learn.microsoft.com/azure/communication-services/concepts/service-limits). */
function reopensAt(headers: AnswerHeaders, now: number): number | undefined {
  const seconds = Number(headers.get('retry-after') ?? NaN);
  return seconds > 0 ? now + Math.min(seconds * 1000, LONGEST_WAIT_MS) : undefined;
}

const postponed = (notBefore: number | undefined): Delivery => ({
  delivered: false,
  permanent: false,
  code: 'mail-unreachable',
  status: TOO_MANY,
  notBefore,
});

/** A refused key or role passes: a role that was just given takes minutes to be known everywhere. */
function refused(status: number, bytes: Uint8Array): Delivery {
  if (status === 408 || status >= 500) {
    return { delivered: false, permanent: false, code: 'mail-unreachable', status };
  }
  const code = mailRefusalIn(status, bytes);
  return { delivered: false, permanent: code !== 'mail-key-refused', code, status };
}
