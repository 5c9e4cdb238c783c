import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { takesGzip } from '../compress';
import { HttpProblem } from '../problem';
import type { ApiRequest, ApiResponse } from '../request';
import type { ApiServices } from '../services';
import { lostPage } from './lost-page';
import { assetAt, isPage } from './paths';

/** What the pages may do: run what came from here, and talk to here. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

type Serving = Pick<ApiServices, 'dashboard'>;

/** The answer at an address of a page or an asset; undefined at any other. */
export async function dashboardAnswer(
  api: Serving,
  request: ApiRequest,
): Promise<ApiResponse | undefined> {
  const { path, method, headers } = request;
  const name = assetAt(path);
  if (name !== undefined || isPage(path)) {
    if (method !== 'GET' && method !== 'HEAD') throw onlyRead();
    return name === undefined ? shell(api, request) : asset(api, request, name);
  }
  const browses = method === 'GET' && (headers.get('accept')?.includes('text/html') ?? false);
  return browses && !path.startsWith('/api/') ? lostPage() : undefined;
}

const onlyRead = () =>
  new HttpProblem(405, 'method-not-allowed', 'This path does not take this method.', {
    headers: { Allow: 'HEAD, GET' },
  });

/** The page that all pages begin with. A browser asks each time whether there is a newer one. */
export async function shell({ dashboard }: Serving, request: ApiRequest): Promise<ApiResponse> {
  const body = (await dashboard()).shell;
  const digest = createHash('sha256').update(body).digest('base64url');
  // The same with 304: a browser takes over what it says into the page that it has kept.
  const headers = {
    'Cache-Control': 'no-cache',
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': POLICY,
    ETag: `"${digest.slice(0, 22)}"`,
  };
  return request.headers.get('if-none-match')?.includes(headers.ETag) === true
    ? { status: 304, headers }
    : { status: 200, headers, body };
}

const types: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
};

/** A file whose name changes with what is in it: nobody need ask for it twice. */
async function asset(
  { dashboard }: Serving,
  request: ApiRequest,
  name: string,
): Promise<ApiResponse> {
  const bytes = (await dashboard()).assets.get(name);
  if (!bytes) throw new HttpProblem(404, 'no-such-route', 'There is nothing at this path.');
  const headers = {
    'Cache-Control': 'public, max-age=31536000, immutable',
    'Content-Type': types[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
    Vary: 'Accept-Encoding',
  };
  return takesGzip(request.headers.get('accept-encoding'))
    ? { status: 200, headers: { ...headers, 'Content-Encoding': 'gzip' }, body: bytes }
    : { status: 200, headers, body: gunzipSync(bytes) };
}
