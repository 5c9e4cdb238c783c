import { once } from 'node:events';
import { createServer, request as send } from 'node:http';
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export interface Front {
  readonly origin: string;
  stop(): Promise<void>;
}

/** A whole answer of the server behind, with a length instead of chunks. */
export interface Forwarded {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly content: Buffer;
}

/** A server that stands in front of another one and does with each request what a test wants. */
export async function startFront(
  serve: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
): Promise<Front> {
  const server = createServer((request, response) => {
    void serve(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Asks the server behind the same, with the body that was read. */
export async function forward(
  target: string,
  { method, headers, url = '/' }: IncomingMessage,
  body: Buffer,
): Promise<Forwarded> {
  const upstream = send(new URL(url, target), { ...(method !== undefined && { method }), headers });
  upstream.end(body);
  const [answer] = (await once(upstream, 'response')) as [IncomingMessage];
  const content = await buffer(answer);
  const headersBack = { ...answer.headers, 'content-length': String(content.length) };
  delete headersBack['transfer-encoding'];
  return { status: answer.statusCode ?? 500, headers: headersBack, content };
}
