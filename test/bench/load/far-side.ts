/**
 * The other end in a process of its own: Graph and Entra ID, of which what the simulator has answered once is
 * answered again, and Azurite. Prints one line of JSON, and ends when its standard input does.
 */
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { CLIENT_ID, CLIENT_SECRET, startSimulator } from '@perennial/graph-simulator';
import { startAzurite } from '../../../local/azurite';
import { createProvisioning } from '../../../src/azure/provisioning';
import { openTable } from '../../../src/azure/tables/table';
import { ACCOUNTS, tenantOf } from './crew-size';
import type { FarSide } from './crew-size';

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: Buffer;
}

/** By method, address and token. */
const answers = new Map<string, Answer>();
let delayMs = 0;

async function serve(origin: string, request: IncomingMessage, response: ServerResponse) {
  const { method = 'GET', url = '/', headers } = request;
  const sent: Buffer[] = [];
  for await (const chunk of request) sent.push(chunk as Buffer);
  const delay = /^\/delay\/(\d+)$/.exec(url)?.[1];
  if (delay !== undefined) {
    delayMs = Number(delay);
    response.writeHead(204).end();
    return;
  }
  const key = `${method} ${url} ${headers.authorization}`;
  const found = answers.get(key) ?? (await ask(origin, request, Buffer.concat(sent)));
  if (found.status < 300) answers.set(key, found);
  if (delayMs > 0) await sleep(delayMs);
  const { status, type, body } = found;
  response.writeHead(status, { 'content-type': type, 'content-length': body.length }).end(body);
}

async function ask(
  origin: string,
  { method = 'GET', url = '/', headers }: IncomingMessage,
  body: Buffer,
): Promise<Answer> {
  const { authorization = '', 'content-type': type = '' } = headers;
  const answer = await fetch(origin + url, {
    method,
    headers: { authorization, 'content-type': type },
    body: body.length > 0 ? new Uint8Array(body) : null,
  });
  return {
    status: answer.status,
    type: answer.headers.get('content-type') ?? 'application/json',
    body: Buffer.from(await answer.arrayBuffer()),
  };
}

async function main(): Promise<void> {
  const [simulator, azurite] = await Promise.all([startSimulator(), startAzurite()]);
  const table = openTable({ connectionString: azurite.connectionString });
  await createProvisioning(table, []).ensure();
  for (let number = 0; number < ACCOUNTS; number += 1)
    simulator.addTenant({ domain: tenantOf(number) });
  const server = createServer((request, response) => {
    serve(simulator.origin, request, response).catch((thrown: unknown) => {
      process.stderr.write(`${String(thrown)}\n`);
      response.destroy();
    });
  });
  server.keepAliveTimeout = 60_000;
  server.listen(0, '127.0.0.1', () => {
    const { port } = server.address() as AddressInfo;
    const place: FarSide = {
      origin: `http://127.0.0.1:${port}`,
      storage: azurite.connectionString,
      clientId: CLIENT_ID,
      clientSecret: CLIENT_SECRET,
    };
    process.stdout.write(`${JSON.stringify(place)}\n`);
  });
  process.stdin.on('end', () => void azurite.close().finally(() => process.exit())).resume();
}

void main();
