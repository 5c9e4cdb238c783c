import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { LINGER_MS, refuseConnection, statusOf } from './broken-request';
import { addressOf, BODY_LIMIT_BYTES, readBody, respond, toData } from './http-message';
import type { Invoke } from './invoke';
import { MAX_HEADER_BYTES, refused } from './problem';
import { findRoute } from './routes';
import type { Route } from './routes';

/** How long Kestrel keeps a connection that is idle, in milliseconds: none is closed as the next request is on its way. */
const KEEP_ALIVE_MS = 130_000;

/** Node's own answer to a request without a Host header says nothing: `addressOf` refuses it. */
const serverOptions = {
  maxHeaderSize: MAX_HEADER_BYTES,
  keepAliveTimeout: KEEP_ALIVE_MS,
  requireHostHeader: false,
};

/** Also where whoever started it asks, whatever address it listens on. */
const LOOPBACK = '127.0.0.1';

export interface HttpFrontEnd {
  readonly origin: string;
  /** Takes no more requests; resolves when those under way have been answered. */
  stop(): Promise<void>;
  /** Closes what is left of the connections. */
  close(): void;
}

/** Rejects with Node's error (`EADDRINUSE`) when the port cannot be had. */
export async function startHttp(options: {
  readonly routes: readonly Route[];
  readonly invoke: Invoke;
  /** 0 for any free port. */
  readonly port: number;
  /** 127.0.0.1 by default. */
  readonly address?: string | undefined;
  readonly bodyLimit?: number;
}): Promise<HttpFrontEnd> {
  const { routes, invoke, address = LOOPBACK, bodyLimit = BODY_LIMIT_BYTES } = options;
  const open = new Set<ServerResponse>();
  const server = createServer(serverOptions, (request, response) => {
    // A client that goes away while it is being answered is no event.
    response.on('error', () => undefined);
    open.add(response);
    response.once('close', () => open.delete(response));
    void answer(request, response, { routes, invoke, bodyLimit });
  });
  server.on('clientError', (error, socket) => {
    const begun = [...open].some((response) => response.socket === socket && response.headersSent);
    if (begun) socket.destroy();
    else refuseConnection(socket, statusOf(error));
  });
  // Without a listener Node closes the connection without a word.
  server.on('connect', (_request, socket) => refuseConnection(socket, 404));
  await listen(server, options.port, address);
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://${LOOPBACK}:${port}`,
    stop: async () => {
      server.close();
      server.closeIdleConnections();
      await Promise.all([...open].map((response) => once(response, 'close')));
    },
    close: () => server.closeAllConnections(),
  };
}

function listen(server: Server, port: number, address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, address, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

interface Context {
  readonly routes: readonly Route[];
  readonly invoke: Invoke;
  readonly bodyLimit: number;
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  context: Context,
): Promise<void> {
  const url = addressOf(request);
  const match = url && findRoute(context.routes, request.method ?? 'GET', url.pathname);
  if (!match) {
    refuse(request, response, url ? 404 : 400);
    return;
  }
  let body: Uint8Array | 'too-large';
  try {
    body = await readBody(request, context.bodyLimit);
  } catch {
    // The client has gone; there is nobody to answer.
    response.destroy();
    return;
  }
  if (body === 'too-large') {
    refuse(request, response, 413);
    return;
  }
  try {
    const data = toData(request, url, match.params, body);
    respond(response, (await context.invoke(match.registered, data)).returnValue?.http);
  } catch {
    // The invoker has logged it; the caller learns nothing of it, as in Azure.
    if (response.headersSent) response.destroy();
    else refuse(request, response, 500);
  }
}

/** Answers what no function has. What the client is still sending is thrown away for a moment, so that it reads the answer first. */
function refuse(request: IncomingMessage, response: ServerResponse, status: number): void {
  for (const name of response.getHeaderNames()) response.removeHeader(name);
  const { headers, body } = refused(status);
  response.writeHead(status, headers).end(body);
  if (request.complete) return;
  const lingering = setTimeout(() => request.destroy(), LINGER_MS).unref();
  request.on('error', () => undefined).once('close', () => clearTimeout(lingering));
  request.resume();
}
