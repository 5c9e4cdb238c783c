/** Requests as no client sends them: good ones, with something done to their bytes. By a seed. */
import type { Random } from '../../../src/domain/random';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE', 'get', 'X'];
const PATHS = [
  '/',
  '/api/health',
  '/api/accounts',
  '/api/accounts?after=eyJ2IjoxfQ&top=5',
  '/api/accounts/0123456789abcdef0123456789abcdef/runs',
  '/api/join',
  '/api/confirm',
  '/api/settings',
  '/accounts/%2e%2e/%00',
  '/s/abc/badge.svg',
  '/api/sign-in/callback?state=x&code=y',
  'http://127.0.0.1/api/health',
  '*',
];
const BODIES = [
  '',
  '{}',
  '{"token":"x"}',
  '[',
  '{"name":"\u0000"}',
  'a=b',
  '\xff\xfe',
  '{"a":'.repeat(200),
];
const BYTES = ['\0', '\r', '\n', ' ', '\t', '\x80', ':', 'é', '%'];

type Mutation = (text: string, random: Random) => string;

/** The text with so many of its bytes replaced, somewhere. */
function spliced(text: string, random: Random, most: number, put: string): string {
  const here = random.int(0, text.length);
  return text.slice(0, here) + put + text.slice(here + random.int(0, most));
}

const withLine =
  (line: string): Mutation =>
  (text) =>
    text.replace('\r\n', `\r\n${line}\r\n`);

const MUTATIONS: readonly Mutation[] = [
  (text, random) => text.slice(0, random.int(0, text.length)),
  (text, random) => spliced(text, random, 0, random.pick(BYTES)),
  (text, random) => spliced(text, random, 8, ''),
  (text, random) => spliced(text, random, 1, String.fromCharCode(random.int(0, 255))),
  (text) => text.replaceAll('\r\n', '\n'),
  (text) => text.replace('HTTP/1.1', 'HTTP/9.9'),
  withLine(`X-Long: ${'a'.repeat(20_000)}`),
  withLine('Content-Length: 5\r\nContent-Length: 6'),
  withLine('Host: other.example'),
  withLine('Transfer-Encoding: chunked'),
  withLine('Expect: 100-continue'),
  withLine('Upgrade: websocket\r\nConnection: upgrade'),
  (text) => `${text}${text}`,
  (text) => `${text}${'x'.repeat(100_000)}`,
];

/** A request's bytes in latin1: as it should be, or with up to three mutations. */
export function requestBy(random: Random): string {
  const body = random.pick(BODIES);
  const lines = [
    `${random.pick(METHODS)} ${random.pick(PATHS)} HTTP/1.1`,
    'Host: 127.0.0.1',
    'Connection: close',
    ...random.pick([[], ['Authorization: Bearer wrong']]),
    ...(body === '' ? [] : ['Content-Type: application/json', lengthLine(body, random)]),
  ];
  let text = `${lines.join('\r\n')}\r\n\r\n${body}`;
  for (let times = random.int(0, 3); times > 0; times -= 1)
    text = random.pick(MUTATIONS)(text, random);
  return text;
}

/** Right in half of all cases. */
const lengthLine = ({ length }: string, random: Random): string =>
  random.pick([
    `Content-Length: ${length}`,
    `Content-Length: ${length}`,
    `Content-Length: ${random.pick([length + 1, 0, -1, 1e12])}`,
    'Transfer-Encoding: chunked',
  ]);
