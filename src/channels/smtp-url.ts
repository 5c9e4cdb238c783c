/** A mail server, and who sends. */
export interface Smtp {
  readonly host: string;
  readonly port: number;
  readonly security?: 'starttls' | 'tls' | 'none' | undefined;
  readonly user?: string | undefined;
  readonly from: string;
}

/** The address as a URL, for the check: `https` stands for what is encrypted. */
export function smtpUrl({ host, port, security }: Smtp): string {
  const name = host.includes(':') ? `[${host}]` : host;
  return `${security === 'none' ? 'http' : 'https'}://${name}:${port}`;
}
