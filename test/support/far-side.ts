import { createServer } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage, Server, ServerResponse } from 'node:http';
import { listenHttp } from './listen';

export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly at: number;
}

export type Answer = (seen: Seen, response: ServerResponse) => void;

/** A server of a test's own, standing in for Microsoft's or SendGrid's: answers in turn, notes everything. */
export interface FarSide {
  readonly origin: string;
  readonly seen: Seen[];
  /** What is answered from now on: one after the other, the last one again and again. */
  answers(...answers: Answer[]): void;
  close(): Promise<void>;
}

export async function startFarSide(): Promise<FarSide> {
  const seen: Seen[] = [];
  let queue: Answer[] = [];
  const server = createServer((request, response) => {
    void read(request).then((body) => {
      const entry: Seen = {
        method: request.method ?? '',
        path: request.url ?? '',
        headers: request.headers,
        body,
        at: Date.now(),
      };
      seen.push(entry);
      const answer = queue.length > 1 ? queue.shift() : queue[0];
      if (!answer) throw new Error('the far side was not told what to answer');
      answer(entry, response);
    });
  });
  const origin = await listenHttp(server);
  return {
    origin,
    seen,
    answers: (...answers) => {
      queue = answers;
    },
    close: () => closed(server),
  };
}

async function read(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

export const closed = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.closeAllConnections();
    server.close(() => resolve());
  });

/** A JSON answer. */
export const json =
  (status: number, body: unknown, headers: Record<string, string> = {}): Answer =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  };

/** An answer without a body. */
export const bare =
  (status: number, headers: Record<string, string> = {}): Answer =>
  (_, response) => {
    response.writeHead(status, headers);
    response.end();
  };

/** An answer of any other sort. */
export const content =
  (status: number, type: string, body: string | Buffer): Answer =>
  (_, response) => {
    response.writeHead(status, { 'content-type': type });
    response.end(body);
  };

/** Takes the request and never answers. */
export const hang: Answer = () => undefined;

/** Takes the request and breaks off. */
export const breakOff: Answer = (_, response) => {
  response.socket?.destroy();
};

/** Graph's error body. */
export const graphError = (code: string, message = 'no reason given', inner?: object) => ({
  error: { code, message, ...(inner && { innerError: inner }) },
});
