/** A mail server, and who sends. */
export interface Smtp {
  readonly host: string;
  readonly port: number;
  readonly security?: 'starttls' | 'tls' | 'none' | undefined;
  readonly user?: string | undefined;
  readonly from: string;
}

/** What is no host name and no address makes no URL. A colon is an IPv6 address's: the port has a place of its own. */
export const hostUrl = (host: string): string =>
  `https://${host.includes(':') ? `[${host}]` : host}`;

/** The address as a URL, for the check: `https` stands for what is encrypted. */
export const smtpUrl = ({ host, port, security }: Smtp): string =>
  `${security === 'none' ? hostUrl(host).replace('https:', 'http:') : hostUrl(host)}:${port}`;
