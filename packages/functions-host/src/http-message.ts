import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Cookie, Data, HttpData, NullableText } from './core';

/** The front end's bound on a body (FUNCTIONS_REQUEST_BODY_SIZE_LIMIT): 100 MB. */
export const BODY_LIMIT_BYTES = 104_857_600;

/** The address a request was sent to, or undefined when there is no making sense of it. */
export function addressOf(request: IncomingMessage): URL | undefined {
  // RFC 9112, 3.2: since HTTP/1.1 a request names its host.
  const { host = request.httpVersion === '1.0' ? '127.0.0.1' : undefined } = request.headers;
  if (host === undefined) return undefined;
  const target = request.url ?? '/';
  const path = target.startsWith('/') ? target : pathOfAbsolute(target);
  const text = `http://${host}${path ?? ''}`;
  // Credentials or a path in the Host header would make it another address.
  if (path === undefined || /[/\\@?#\s]/.test(host) || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  return url.pathname.includes('%00') ? undefined : url;
}

function pathOfAbsolute(target: string): string | undefined {
  if (!/^https?:\/\//i.test(target) || !URL.canParse(target)) return undefined;
  const { pathname, search } = new URL(target);
  return pathname + search;
}

/** The body, or `too-large` as soon as that is known; the rest is then left unread. */
export async function readBody(
  request: IncomingMessage,
  limit = BODY_LIMIT_BYTES,
): Promise<Uint8Array | 'too-large'> {
  if (Number(request.headers['content-length'] ?? 0) > limit) return 'too-large';
  const chunks: Buffer[] = [];
  let size = 0;
  // Left by hand: leaving `for await` would destroy the socket before an answer is sent.
  return new Promise((resolve, reject) => {
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) chunks.push(chunk);
      else {
        request.pause();
        resolve('too-large');
      }
    });
    request.on('end', () => resolve(Buffer.concat(chunks)));
    request.on('error', reject);
    request.on('close', () => reject(new Error('the connection was closed')));
  });
}

const nullable = (entries: Iterable<readonly [string, string]>) =>
  Object.fromEntries(
    [...entries].map(([name, value]): [string, NullableText] => [name, { value }]),
  );

/** What the host makes of a query: names of either case are one, and repeated values one list. */
function queryOf(search: URLSearchParams): Map<string, string> {
  const names = new Map<string, string>();
  const values = new Map<string, string>();
  for (const [name, value] of search) {
    const known = names.get(name.toLowerCase()) ?? name;
    names.set(name.toLowerCase(), known);
    const before = values.get(known);
    values.set(known, before === undefined ? value : `${before},${value}`);
  }
  return values;
}

/** The request as the worker gets it from the host. */
export function toData(
  request: IncomingMessage,
  url: URL,
  params: Readonly<Record<string, string>>,
  body: Uint8Array,
): Data {
  const headers = Object.entries(request.headersDistinct).map(
    ([name, values]) => [name, (values ?? []).join(',')] as const,
  );
  return {
    http: {
      url: url.href,
      method: request.method ?? 'GET',
      nullableHeaders: nullable(headers),
      nullableParams: nullable(Object.entries(params)),
      nullableQuery: nullable(queryOf(url.searchParams)),
      body: { bytes: body },
    },
  };
}

const SAME_SITE = { lax: 'Lax', strict: 'Strict', explicitNone: 'None' } as const;

/** RFC 6265, 4.1. */
export function setCookie(cookie: Cookie): string {
  const { domain, path, expires, maxAge, secure, httpOnly, sameSite } = cookie;
  const parts = [`${cookie.name}=${encodeURIComponent(cookie.value)}`];
  if (expires?.value?.seconds !== undefined) {
    parts.push(`Expires=${new Date(expires.value.seconds * 1000).toUTCString()}`);
  }
  if (maxAge?.value !== undefined) parts.push(`Max-Age=${maxAge.value}`);
  if (domain?.value !== undefined) parts.push(`Domain=${domain.value}`);
  if (path?.value !== undefined) parts.push(`Path=${path.value}`);
  if (secure?.value) parts.push('Secure');
  if (httpOnly?.value) parts.push('HttpOnly');
  if (sameSite !== undefined && sameSite !== 'none') parts.push(`SameSite=${SAME_SITE[sameSite]}`);
  return parts.join('; ');
}

/** How the connection is framed is the server's own business. */
const FRAMING = new Set([
  'connection',
  'content-length',
  'keep-alive',
  'transfer-encoding',
  'upgrade',
]);

const bytesOf = (data: Data | null | undefined): Uint8Array =>
  data?.bytes ?? Buffer.from(data?.string ?? data?.json ?? '');

/** Writes what a function answered; nothing at all is 204, as in Azure. */
export function respond(response: ServerResponse, answer: HttpData | undefined): void {
  if (!answer) {
    response.writeHead(204).end();
    return;
  }
  const status = Number(answer.statusCode ?? 200);
  const body = bytesOf(answer.body);
  for (const [name, value] of Object.entries(answer.headers ?? {})) {
    if (!FRAMING.has(name.toLowerCase())) response.setHeader(name, value);
  }
  const cookies = (answer.cookies ?? []).map(setCookie);
  if (cookies.length > 0) response.appendHeader('set-cookie', cookies);
  const bodiless = status === 204 || status === 205 || status === 304;
  if (!bodiless) response.setHeader('content-length', body.byteLength);
  response.writeHead(status).end(bodiless ? undefined : body);
}
