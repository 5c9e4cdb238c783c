import { createTransport } from 'nodemailer';
import type { Delivery, DeliveryCode, Message } from '../ports';
import { sentence } from './answer';
import { mailRefusal } from './mail-refusal';
import type { Outside } from './outside';
import { smtpUrl } from './smtp-url';
import type { Smtp } from './smtp-url';

/** One mail by SMTP (RFC 5321), encrypted by STARTTLS (RFC 3207) or from the first byte. */
export async function sendBySmtp(
  outside: Outside,
  server: Smtp,
  password: string | undefined,
  { to, message }: { readonly to: string; readonly message: Message },
): Promise<Delivery> {
  const url = new URL(smtpUrl(server));
  const checked = await outside.check(url);
  const { address } = checked.find(({ family }) => family === 4) ?? checked[0] ?? { address: '' };
  const { port, user, security = 'starttls', from } = server;
  const transport = createTransport({
    // The address that was checked; the certificate is the name's.
    host: address,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    tls: { servername: url.hostname.replace(/^\[|\]$/g, ''), ca: outside.ca },
    auth: user === undefined ? undefined : { user, pass: password ?? '' },
    connectionTimeout: outside.timeoutMs,
    greetingTimeout: outside.timeoutMs,
    socketTimeout: outside.timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    const { id, subject, text, html } = message;
    const sender = { name: 'Perennial', address: from };
    const headers = { 'X-Perennial-Notice': id, 'Auto-Submitted': 'auto-generated' };
    await transport.sendMail({ from: sender, to, subject, text, html, headers });
    return { delivered: true };
  } catch (thrown) {
    return refused(thrown as SmtpError);
  } finally {
    transport.close();
  }
}

/** The part of the library's errors that says what happened. */
interface SmtpError {
  readonly code?: string;
  readonly responseCode?: number;
  /** What the server has said. */
  readonly response?: string;
  /** What it was said to. */
  readonly command?: string;
}

/** A 5xx is the server's last word (RFC 5321, 4.2.1); a 4xx, and a server that says nothing, are not. */
function refused({ code, responseCode, response, command }: SmtpError): Delivery {
  const isKey = code === 'EAUTH';
  const permanent = isKey || (responseCode ?? 0) >= 500;
  const said = whoseFault[command ?? ''] ?? mailRefusal(response ?? '', isKey);
  return {
    delivered: false,
    permanent,
    code: permanent ? said : 'channel-unreachable',
    status: responseCode,
    error: sentence(response ?? '') ?? silences[code ?? ''] ?? 'It broke the connection off.',
  };
}

const whoseFault: Readonly<Record<string, DeliveryCode>> = {
  'MAIL FROM': 'mail-sender-refused',
  'RCPT TO': 'mail-recipient-refused',
};

const silences: Readonly<Record<string, string>> = {
  ETLS: 'It does not offer STARTTLS, or its TLS certificate is not valid.',
  ETIMEDOUT: 'It did not answer in time.',
  ECONNECTION: 'It refuses connections, or breaks them off.',
};
