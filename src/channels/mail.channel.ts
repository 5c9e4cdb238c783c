import * as z from 'zod';
import type { ChannelKind } from './define';
import { mailAddress, secretText } from './fields';
import { hostUrl, smtpUrl } from './smtp-url';

const smtp = z
  .strictObject({
    host: z
      .string()
      .trim()
      .toLowerCase()
      .max(253)
      .regex(/^[0-9a-z.:-]+$/, 'must be a host name or an address')
      .refine((host) => URL.canParse(hostUrl(host)), 'must be a host name or an address'),
    port: z.int().min(1).max(65_535).describe('Mostly 587 with starttls and 465 with tls'),
    security: z
      .enum(['starttls', 'tls', 'none'])
      .optional()
      .describe(
        'Encrypted either way: after STARTTLS (default), or from the first byte. `none` with ALLOW_PRIVATE_TARGETS only',
      ),
    user: z.string().trim().min(1).max(254).optional(),
    password: secretText(/^[\x20-\x7e]+$/, 'must be printable ASCII on one line')
      .optional()
      .describe('Goes into the vault and never comes out. Absent: the one that was given before'),
    from: mailAddress.describe('The sender'),
  })
  .describe('A mail server of one’s own, instead of the deployment’s sender');

const input = z.strictObject({
  to: mailAddress
    .optional()
    .describe(
      'Where mails about accounts without an address of their own go. Default: OPERATOR_EMAIL',
    ),
  smtp: smtp.optional(),
});
type Mail = z.output<typeof input>;

/** Mail, by the sender that the deployment has (`MAIL_PROVIDER`) or by SMTP (RFC 5321). */
export const mail: ChannelKind = {
  kind: 'mail',
  input,
  secrets: ['/smtp/password'],
  required: (facts) => ((facts as Mail).smtp?.user === undefined ? [] : ['/smtp/password']),
  destination: (facts) => {
    const { host, port, user } = (facts as Mail).smtp ?? {};
    return `${user ?? ''}@${host ?? ''}:${port ?? ''}`;
  },
  target: (facts) => (facts as Mail).to,
  addresses: (facts) => {
    const { smtp: server } = facts as Mail;
    return server ? [['/smtp/host', smtpUrl(server)]] : [];
  },
  async send(outside, { facts, parts, to }, message) {
    const { smtp: server } = facts as Mail;
    if (!server) return outside.mailer.send({ ...message, to });
    const { sendBySmtp } = await import('./smtp');
    return sendBySmtp(outside, server, parts['/smtp/password'], { to, message });
  },
};
