/**
 * Key Vault's REST dialect, as far as the real `SecretClient` speaks it.
 * https://learn.microsoft.com/rest/api/keyvault/secrets/operation-groups
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { route } from './routes';
import type { Answer } from './routes';
import { badParameter, VaultRefusal, VaultStore } from './store';
import type { Secret } from './store';

/** More than the largest secret with the most tags. */
const MOST_BODY_BYTES = 131_072;
/** Names a tenant that is nobody's: the client asks its credential for a token there. */
const CHALLENGE =
  'Bearer authorization="https://login.microsoftonline.com/00000000-0000-0000-0000-000000000000", resource="https://vault.azure.net"';

export interface VaultServerOptions {
  /** The only bearer token that is taken. */
  readonly token: string;
  readonly secrets?: readonly Secret[];
  /** Called before a change is answered; a rejection is answered with 500. */
  readonly persist?: (secrets: () => readonly Secret[]) => Promise<void>;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
}

export interface VaultServer {
  readonly url: string;
  close(): Promise<void>;
}

export async function startVaultServer(options: VaultServerOptions): Promise<VaultServer> {
  const { token, secrets = [], now = Date.now, persist = () => Promise.resolve() } = options;
  const store = new VaultStore(secrets, () => Math.floor(now() / 1000));
  const save = () => persist(() => store.all());
  const server = createServer((request, response) => {
    void answer(request, response, { store, save, token });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      }),
  };
}

interface Context {
  readonly store: VaultStore;
  readonly save: () => Promise<void>;
  readonly token: string;
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  context: Context,
): Promise<void> {
  let result: Answer;
  try {
    const body = await readBody(request);
    result = isAllowed(request, context.token)
      ? await route(toCall(request, body), context.store, context.save)
      : challenge();
  } catch (thrown) {
    result = refusal(thrown);
  }
  response.writeHead(result.status, {
    'content-type': 'application/json; charset=utf-8',
    ...result.headers,
  });
  response.end(result.body === undefined ? undefined : JSON.stringify(result.body));
}

function toCall(request: IncomingMessage, body: string) {
  const host = `http://${request.headers.host ?? '127.0.0.1'}`;
  const address = `${host}${request.url ?? '/'}`;
  if (!URL.canParse(address)) throw badParameter('The request URI is not valid.');
  return { method: request.method ?? 'GET', url: new URL(address), body };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MOST_BODY_BYTES) throw new VaultRefusal(413, 'RequestEntityTooLarge', 'Too large.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

function isAllowed({ headers }: IncomingMessage, token: string): boolean {
  const given = headers.authorization ?? '';
  return timingSafeEqual(digest(given), digest(`Bearer ${token}`));
}

/** The client's first request has no token and no body: it waits for this. */
function challenge(): Answer {
  const message = 'AKV10000: Request is missing a Bearer or PoP token.';
  return {
    status: 401,
    headers: { 'www-authenticate': CHALLENGE },
    body: { error: { code: 'Unauthorized', message } },
  };
}

/** Whatever else went wrong is told by its kind only: a message may repeat what was sent. */
function refusal(thrown: unknown): Answer {
  if (!(thrown instanceof VaultRefusal)) {
    const name = thrown instanceof Error ? thrown.name : typeof thrown;
    return { status: 500, body: { error: { code: 'InternalServerError', message: name } } };
  }
  const { status, code, message, inner } = thrown;
  const innererror = inner === undefined ? {} : { innererror: { code: inner } };
  return { status, body: { error: { code, message, ...innererror } } };
}
