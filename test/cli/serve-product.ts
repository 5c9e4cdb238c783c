/** The product and Microsoft behind real ports, for a process or a bundle that knows nothing of this one. */
import { createServer } from 'node:http';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Product } from '../reports/product';
import { listenHttp } from '../support/listen';

export interface Served {
  readonly perennial: string;
  readonly microsoft: string;
  /** How many requests that change something have come since the last `cutAt`. */
  readonly writes: () => number;
  /** The n-th of them is carried out and not answered, and nothing is from then on: as if whoever asks were killed. */
  readonly cutAt: (write: number) => void;
  /** How far Microsoft's clock is from the product's (milliseconds). */
  clockOff: number;
  /** Called when one was carried out, before it is answered. */
  readonly onWrite: (act: () => void) => void;
  close(): void;
}

type Answer = (request: IncomingMessage) => Promise<(response: ServerResponse) => void>;

export async function serveProduct(product: Product): Promise<Served> {
  let [writes, cut] = [0, Infinity];
  let written = (): void => undefined;
  const unlessCut =
    (answer: Answer): RequestListener =>
    (request, response) => {
      if (writes >= cut) {
        request.socket.destroy();
        return;
      }
      const isWrite = request.method !== 'GET';
      if (isWrite) writes += 1;
      void answer(request).then((send) => {
        if (isWrite) written();
        if (writes >= cut) request.socket.destroy();
        else send(response);
      });
    };
  const servers = [
    createServer(unlessCut((request) => ofProduct(product, request))),
    createServer(
      unlessCut((request) => ofMicrosoft(product.simulator.origin, request, served.clockOff)),
    ),
  ];
  const [perennial = '', microsoft = ''] = await Promise.all(servers.map(listen));
  const served: Served = {
    perennial,
    microsoft,
    clockOff: 0,
    writes: () => writes,
    cutAt: (write) => {
      [writes, cut] = [0, write];
    },
    onWrite: (act) => {
      written = act;
    },
    close: () => {
      for (const server of servers) server.close().closeAllConnections();
    },
  };
  return served;
}

async function listen(server: ReturnType<typeof createServer>): Promise<string> {
  return listenHttp(server);
}

async function bodyOf(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return chunks.length === 0 ? undefined : Buffer.concat(chunks);
}

async function sent(request: IncomingMessage) {
  const body = await bodyOf(request);
  const { host: _, connection: __, 'content-length': ___, ...headers } = request.headers;
  return {
    method: request.method ?? 'GET',
    headers: headers as Record<string, string>,
    ...(body && { body: new Uint8Array(body) }),
  };
}

async function ofProduct(product: Product, request: IncomingMessage) {
  const {
    status = 500,
    headers,
    body,
  } = await product.browse(request.url ?? '/', await sent(request));
  return (response: ServerResponse) => {
    response.writeHead(status, headers as Record<string, string>);
    response.end(typeof body === 'string' || body instanceof Uint8Array ? body : undefined);
  };
}

const ABOUT_THE_CONNECTION = /^(?:content-(?:encoding|length)|transfer-encoding|connection)$/;

async function ofMicrosoft(origin: string, request: IncomingMessage, clockOff: number) {
  const answer = await fetch(origin + (request.url ?? '/'), await sent(request));
  const body = Buffer.from(await answer.arrayBuffer());
  const headers = [...answer.headers].filter(([name]) => !ABOUT_THE_CONNECTION.test(name));
  // In the product's time, which is not that of this machine.
  const date = new Date(Date.now() + clockOff).toUTCString();
  return (response: ServerResponse) => {
    response.writeHead(answer.status, { ...Object.fromEntries(headers), date }).end(body);
  };
}
