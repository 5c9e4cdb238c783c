import { FailureError } from '../../domain/failure';

export const GRAPH_ORIGIN = 'https://graph.microsoft.com';
const VERSION = '/v1.0';
/**
 * Where Microsoft's pages show that Graph keeps what is uploaded, downloaded and watched: SharePoint and
 * OneDrive (https://learn.microsoft.com/graph/api/driveitem-createuploadsession,
 * https://learn.microsoft.com/graph/long-running-actions-overview), usage reports
 * (https://learn.microsoft.com/graph/api/reportroot-getemailactivityuserdetail), and Graph itself.
 */
const TRANSFER_HOSTS = [
  /\.sharepoint\.com$/,
  /(^|\.)1drv\.com$/,
  /(^|\.)onedrive\.com$/,
  /\.svc\.ms$/,
  /^reports[a-z0-9-]*\.office\.com$/,
  /^graph\.microsoft\.com$/,
];
/** A segment by which a path leads to another one once it is parsed. */
const FOLDS = /\/(?:\.|%2e){1,2}(?=\/|$)/i;
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** A call's address. */
export interface ApiAddress {
  /** On the origin that stands for Graph: the only place the token goes to. */
  readonly url: string;
  /** Path below `/v1.0`, with its query. */
  readonly path: string;
}

/**
 * The address of a path below `/v1.0`, or of a link an answer gave. A link may name Graph's own origin
 * or the one that stands for it, and goes to the latter. Throws `FailureError` (`foreign-link`) for
 * anything else.
 */
export function apiAddress(origin: string, pathOrLink: string): ApiAddress {
  const url = parse(pathOrLink.startsWith('/') ? `${origin}${VERSION}${pathOrLink}` : pathOrLink);
  if (FOLDS.test(pathOrLink.replace(/[?#].*$/s, '')) || !isDecodable(url.pathname))
    throw foreignLink();
  const known = url.origin === origin || url.origin === GRAPH_ORIGIN;
  const anonymous = url.username === '' && url.password === '';
  if (!known || !anonymous || !url.pathname.startsWith(`${VERSION}/`)) throw foreignLink();
  const path = `${url.pathname}${url.search}`;
  return { url: `${origin}${path}`, path: path.slice(VERSION.length) };
}

/** True for an address of the API itself, where a request would need the token. */
export function isApiAddress(origin: string, url: URL): boolean {
  const known = url.origin === origin || url.origin === GRAPH_ORIGIN;
  return known && url.pathname.startsWith(`${VERSION}/`);
}

/**
 * A pre-authenticated address that an answer gave: https, on a host that Microsoft documents or the one
 * that stands for Graph; plain http on loopback only, and only where Graph itself is one that runs on
 * this machine. Throws `FailureError` (`foreign-link`).
 */
export function transferAddress(origin: string, link: string, base?: URL): URL {
  const url = parse(link, base);
  const local = isLocal(new URL(origin)) && isLocal(url);
  const anonymous = url.username === '' && url.password === '';
  const known = url.protocol === 'https:' && isTransferHost(origin, url.hostname);
  if (!anonymous || !(known || local)) throw foreignLink();
  return url;
}

const isTransferHost = (origin: string, host: string): boolean =>
  host === new URL(origin).hostname || TRANSFER_HOSTS.some((pattern) => pattern.test(host));

const isLocal = (url: URL): boolean => url.protocol === 'http:' && LOOPBACK.has(url.hostname);

function parse(text: string, base?: URL): URL {
  try {
    return new URL(text, base);
  } catch {
    throw foreignLink();
  }
}

/** Whether every `%` stands for a part of UTF-8: what names a user in a path is read again. */
function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/** The link itself is left out: a pre-authenticated one is a secret. */
const foreignLink = (): FailureError =>
  new FailureError({ stage: 'request', kind: 'assertion', code: 'foreign-link' });
