import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isLoopbackHost } from '@perennial/graph-simulator';

export interface Control {
  readonly origin: string;
  close(): Promise<void>;
}

/** The one control endpoint that stays when the simulator is not running: `GET /__sim/mailbox`. */
export async function startControl(mailbox: { mails(): readonly object[] }): Promise<Control> {
  const server = createServer((request, response) => {
    const answer = (status: number, body: object) =>
      response
        .writeHead(status, { 'content-type': 'application/json; charset=utf-8' })
        .end(JSON.stringify(body));
    if (!isLoopbackHost(request.headers.host)) answer(403, { error: { code: 'forbidden' } });
    else if (request.method === 'GET' && request.url === '/__sim/mailbox')
      answer(200, { value: mailbox.mails() });
    else answer(404, { error: { code: 'notFound' } });
  });
  await new Promise<void>((listening, failed) => {
    server.once('error', failed).listen(0, '127.0.0.1', listening);
  });
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
