import { once } from 'node:events';
import { createServer, request as send } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/**
 * What happens to the first answer to each write. `refused`: the write never arrives. Otherwise it is
 * carried out, and the answer is `dropped` with its connection, `cut` in the middle, or `held` for ever.
 */
export type Loss = 'refused' | 'dropped' | 'cut' | 'held';

export interface LossyProxy {
  readonly origin: string;
  /** How many answers were lost. */
  readonly lost: () => number;
  stop(): Promise<void>;
}

/** Stands in front of a server, loses the first answer to every write, and lets the second through. */
export async function startLossyProxy(target: string, loss: Loss): Promise<LossyProxy> {
  const seen = new Set<string>();
  let lost = 0;
  const server = createServer((request, response) => {
    void forward(request, response);
  });

  async function forward(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request);
    const write = `${request.method} ${request.url} ${body.toString()}`;
    const lose = request.method !== 'GET' && !seen.has(write);
    seen.add(write);
    if (lose) lost += 1;
    if (lose && loss === 'refused') {
      response.destroy();
      return;
    }
    const { method, headers } = request;
    const upstream = send(new URL(request.url ?? '/', target), {
      ...(method !== undefined && { method }),
      headers,
    });
    upstream.end(body);
    const [answer] = (await once(upstream, 'response')) as [IncomingMessage];
    const content = await buffer(answer);
    if (lose && loss === 'held') return;
    if (lose && loss === 'dropped') {
      response.destroy();
      return;
    }
    const headersBack = { ...answer.headers, 'content-length': String(content.length) };
    delete headersBack['transfer-encoding'];
    response.writeHead(answer.statusCode ?? 500, headersBack);
    if (lose && content.length > 0) {
      response.write(content.subarray(0, content.length / 2), () => response.destroy());
      return;
    }
    response.end(content);
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    lost: () => lost,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
