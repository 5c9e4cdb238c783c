import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { refused } from './problem';

/** How long what a client is still sending is read and thrown away, in milliseconds, as Kestrel does. */
export const LINGER_MS = 5000;

/** Statuses of what Node's parser refuses (https://nodejs.org/api/http.html#event-clienterror); 400 for the rest. */
const statuses: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

export const statusOf = ({ code = '' }: NodeJS.ErrnoException): number => statuses[code] ?? 400;

/**
 * Answers bytes that are no request, and ends the connection. Node's own answer destroys the socket at
 * once: with bytes still unread the system then resets the connection, and the client may never see it.
 * So the rest is read and thrown away until the client has closed its side, or for a moment.
 */
export function refuseConnection(socket: Duplex, status: number): void {
  // The parser may complain once more of what it is still given.
  if (socket.writableEnded) return;
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const { headers, body } = refused(status);
  const lines = Object.entries({ ...headers, connection: 'close' }).map((pair) => pair.join(': '));
  const head = [`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`, ...lines];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
  const lingering = setTimeout(() => socket.destroy(), LINGER_MS).unref();
  socket.once('close', () => clearTimeout(lingering)).on('error', () => undefined);
  // The parser has given up: nothing of what follows is a request.
  socket.removeAllListeners('data').resume();
}
