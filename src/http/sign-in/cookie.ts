import type { ApiRequest } from '../request';

const NAME = 'perennial-sign-in';
/** As long as a sign-in may take. */
const MAX_AGE_S = 600;

/** The secret of the sign-ins that this browser has begun. */
export function secretIn({ headers }: Pick<ApiRequest, 'headers'>): string | undefined {
  const pairs = (headers.get('cookie') ?? '').split(';').map((pair) => pair.trim().split('='));
  return pairs.find(([name]) => name === NAME)?.[1];
}

/** Lax: it comes along when Microsoft sends the browser back by a link, and with a form of our own. */
export const setCookie = (secret: string, publicOrigin: string | undefined): string =>
  [
    `${NAME}=${secret}`,
    'Path=/api/sign-in',
    `Max-Age=${MAX_AGE_S}`,
    'HttpOnly',
    'SameSite=Lax',
    // Loopback is reached without TLS.
    ...(publicOrigin?.startsWith('http:') ? [] : ['Secure']),
  ].join('; ');
