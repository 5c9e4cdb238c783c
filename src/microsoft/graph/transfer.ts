import { FailureError } from '../../domain/failure';
import type { GraphRequest, GraphSession } from '../../ports';
import type { WireResponse } from '../../network/exchange';
import { isApiAddress, transferAddress } from './address';

/** One try as it goes to the wire. */
export interface Outgoing {
  readonly method: GraphRequest['method'];
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | undefined;
}

export type TransferRequest = Parameters<GraphSession['transfer']>[0];

const MAX_REDIRECTS = 3;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
/** Never to leave for an address that is its own authorisation. */
const PRIVATE = new Set(['authorization', 'proxy-authorization', 'cookie']);

/**
 * An upload, download or monitor address. Redirects are followed here, without credentials, because the
 * storage behind Graph hands requests on; one that leads back into the API comes back as it is, since
 * only the session has the token for it.
 */
export async function follow<T extends WireResponse>(
  origin: string,
  request: TransferRequest,
  send: (outgoing: Outgoing) => Promise<T>,
): Promise<T> {
  const { method, body } = request;
  const headers = Object.fromEntries(
    Object.entries(request.headers ?? {}).filter(([name]) => !PRIVATE.has(name.toLowerCase())),
  );
  let url = transferAddress(origin, request.url);
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
    const answer = await send({ method, url: url.href, headers, body });
    const location = answer.headers.get('location');
    if (location === null || !isFollowed(method, answer.status)) return answer;
    const next = transferAddress(origin, location, url);
    if (isApiAddress(origin, next)) return answer;
    url = next;
  }
  throw new FailureError({ stage: 'request', kind: 'assertion', code: 'too-many-redirects' });
}

/** Only 307 and 308 keep method and body (RFC 9110, 15.4). */
const isFollowed = (method: string, status: number): boolean =>
  method === 'GET' ? REDIRECTS.has(status) : status === 307 || status === 308;
