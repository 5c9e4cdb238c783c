/** A mailbox that takes mail as several services do, so that mail can be seen without an account anywhere. */
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { communicationServices } from './acs';
import type { Dialect, ReceivedMail, SentMail } from './mail';
import { sendGrid } from './sendgrid';

export type { ReceivedMail } from './mail';

export interface Mailbox {
  /** `http://127.0.0.1:PORT`, in place of each service's own. */
  readonly origin: string;
  /** Newest last; the oldest are dropped when there are very many. */
  mails(): readonly ReceivedMail[];
  close(): Promise<void>;
}

const MOST_MAILS = 5_000;
/** SendGrid's bound, the larger one (https://www.twilio.com/docs/sendgrid/api-reference/mail-send/limitations). */
const MOST_BYTES = 30 * 1024 * 1024;

export async function startMailbox(
  options: { port?: number; now?: () => number; onMail?: (mail: ReceivedMail) => void } = {},
): Promise<Mailbox> {
  const { port = 0, now = Date.now, onMail } = options;
  const mails: ReceivedMail[] = [];
  const take = (mail: SentMail) => {
    const received = { ...mail, receivedAt: new Date(now()).toISOString() };
    mails.push(received);
    if (mails.length > MOST_MAILS) mails.shift();
    onMail?.(received);
  };
  // What a service remembers of its senders is each mailbox's own.
  const dialects = [sendGrid(), communicationServices()];
  const server = createServer((request, response) => {
    serve(request, response, dialects, take).catch(() => request.socket.destroy());
  });
  await new Promise<void>((listening, failed) => {
    server.once('error', failed).listen(port, '127.0.0.1', listening);
  });
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    mails: () => [...mails],
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  dialects: readonly Dialect[],
  take: (mail: SentMail) => void,
): Promise<void> {
  const { method = '', headers } = request;
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const text = await textOf(request);
  let answer;
  for (const dialect of dialects) answer ??= dialect({ method, url, headers, text }, take);
  const { status, headers: own, body } = answer ?? { status: 404 };
  const bytes = body === undefined ? '' : JSON.stringify(body);
  response.writeHead(status, {
    ...(body && { 'content-type': 'application/json' }),
    ...own,
    'content-length': Buffer.byteLength(bytes),
  });
  response.end(bytes);
}

async function textOf(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > MOST_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}
