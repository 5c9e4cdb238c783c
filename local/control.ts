import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Control {
  readonly origin: string;
  close(): Promise<void>;
}

/** The one control endpoint that stays when the simulator is not running: `GET /__sim/mailbox`. */
export async function startControl(mailbox: { mails(): readonly object[] }): Promise<Control> {
  const server = createServer((request, response) => {
    const known = request.method === 'GET' && request.url === '/__sim/mailbox';
    const body = known ? { value: mailbox.mails() } : { error: { code: 'notFound' } };
    response.writeHead(known ? 200 : 404, { 'content-type': 'application/json; charset=utf-8' });
    response.end(JSON.stringify(body));
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
