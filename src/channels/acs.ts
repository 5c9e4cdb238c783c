import type { Delivery, Mail, Mailer } from '../ports';

/** One HTTP request, answered or failed within its time-out; a failure of the network throws. */
export type Post = (request: {
  readonly method: 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly timeoutMs: number;
  readonly maxBytes: number;
}) => Promise<{ readonly status: number }>;

export interface CommunicationServicesOptions {
  /** `https://NAME.communication.azure.com`; undefined when none is set. */
  readonly endpoint: string | undefined;
  /** The sender: a name under the domain that is linked to the resource; undefined when none is set. */
  readonly from: string | undefined;
  /** A token of the identity that the app runs as, for `SCOPE`. Throws when there is none to be had. */
  readonly token: () => Promise<string>;
  readonly post: Post;
  readonly timeoutMs?: number;
}

/** What a token must be for. https://learn.microsoft.com/azure/communication-services/concepts/authentication */
export const SCOPE = 'https://communication.azure.com/.default';

const TIMEOUT_MS = 15_000;
/** An answer says hardly more than how the operation is called. */
const MOST_BYTES = 64 * 1024;
const ACCEPTED = 202;

/**
 * Mail through Azure Communication Services, with no key at all.
 * https://learn.microsoft.com/rest/api/communication/email/email/send?view=rest-communication-email-2023-03-31
 */
export function createMailer(options: CommunicationServicesOptions): Mailer {
  return { send: (mail) => send(options, mail) };
}

async function send(options: CommunicationServicesOptions, mail: Mail): Promise<Delivery> {
  const { endpoint, from, token, post, timeoutMs = TIMEOUT_MS } = options;
  if (endpoint === undefined || from === undefined) {
    return { delivered: false, permanent: true, code: 'mail-not-configured' };
  }
  try {
    const { status } = await post({
      method: 'POST',
      url: `${endpoint}/emails:send?api-version=2023-03-31`,
      headers: {
        authorization: `Bearer ${await token()}`,
        'content-type': 'application/json',
        'operation-id': operationId(mail.id),
      },
      body: JSON.stringify(bodyOf(mail, from)),
      timeoutMs,
      maxBytes: MOST_BYTES,
    });
    return status === ACCEPTED ? { delivered: true } : refused(status);
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

/** A 401 or 403 passes too: a role that was just given takes minutes to be known everywhere. */
const PASSING = new Set([401, 403, 408, 429]);

function refused(status: number): Delivery {
  const passing = PASSING.has(status) || status >= 500;
  return {
    delivered: false,
    permanent: !passing,
    code: passing ? 'mail-unreachable' : 'mail-refused',
    status,
  };
}
