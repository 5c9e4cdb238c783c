import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { buffer } from 'node:stream/consumers';

export interface FirstLate {
  readonly origin: string;
  stop(): Promise<void>;
}

/** Stands in front of a server, and gives its first answer after one to another request: for half a second it waits for that. */
export async function startFirstLate(target: string): Promise<FirstLate> {
  let first = true;
  let overtake: () => void = () => undefined;
  const overtaken = new Promise<void>((resolve) => (overtake = resolve));
  const server = createServer((request, response) => {
    void (async () => {
      const late = first;
      first = false;
      const body = await buffer(request);
      const { method = 'GET', headers, url = '/' } = request;
      const answer = await fetch(target + url, {
        method,
        headers: Object.entries(headers).filter(
          ([name]) => name !== 'connection' && name !== 'content-length',
        ) as [string, string][],
        ...(body.length > 0 && { body: new Uint8Array(body) }),
      });
      const content = await answer.text();
      if (late) await Promise.race([overtaken, setTimeout(500)]);
      const challenge = answer.headers.get('www-authenticate');
      response.writeHead(answer.status, {
        'content-type': answer.headers.get('content-type') ?? 'application/json',
        ...(challenge !== null && { 'www-authenticate': challenge }),
      });
      response.end(content);
      if (answer.ok) overtake();
    })();
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
