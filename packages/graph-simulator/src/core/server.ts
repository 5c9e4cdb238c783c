import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Fault } from './faults';
import type { Reply } from './types';
import type { Router } from './router';
import type { SeenRequest } from './requests';
import type { World } from './world';
import { answerControl } from './control';
import type { ControlSource } from './control';
import { answerEntra, ENTRA_PATHS } from './entra-endpoints';
import type { EntraEndpoint } from './entra-endpoints';
import { answerGraph, faultAnswer, finished, replaces } from './graph';
import { spoil } from './lies';

/** A request as it comes off a wire. Its body is whole. */
export interface Incoming {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  /** By name in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** What goes back on the wire. */
export interface Outgoing {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** What a request is answered with, and what befalls the connection. */
interface Handled {
  readonly reply: Reply;
  readonly fault?: Fault | undefined;
}

/** What a request came to, before a fault befalls its answer. */
interface Answered {
  readonly reply: Reply;
  readonly fault?: Fault;
  readonly made?: (id: string) => boolean;
}

const JSON_TYPE =
  'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8';
/** The most a body may hold; above it the connection is answered 413 and closed. */
const MOST_BYTES = 64 * 1024 * 1024;

/** One server for Entra ID, Graph, pre-authenticated URLs and the controls, told apart by path. */
export function createSimulatorServer(
  world: World,
  router: Router,
  control: ControlSource,
): Server {
  return createServer((incoming, response) => {
    serve(world, router, control, incoming, response).catch((thrown: unknown) => {
      // A fault of the simulator itself: shown where whoever works on it will see it.
      const message = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
      send(response, { status: 500, json: { error: { code: 'generalException', message } } });
    });
  });
}

async function serve(
  world: World,
  router: Router,
  control: ControlSource,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const arrivedAt = world.now();
  const body = await read(incoming);
  if (!body) {
    send(response, faultAnswer({ status: 413, code: 'RequestEntityTooLarge' }));
    return;
  }
  const { method = 'GET', url = '/' } = incoming;
  const headers = plainHeaders(incoming);
  const [path = '/'] = url.split('?', 1);
  if (path.startsWith('/__sim/')) {
    const { host } = headers;
    send(response, answerControl(world, control, { method, path, host, body }));
    return;
  }
  const { reply, fault } = handle(world, router, { method, url, headers, body }, arrivedAt);
  await delay(fault?.delayMs);
  if (fault?.dropConnection) incoming.socket.destroy();
  else if (!fault?.hang) send(response, reply);
}

/** Answers a request to Entra ID, Graph or a pre-authenticated URL, as if over a wire on which nothing goes wrong. */
export function answerIncoming(world: World, router: Router, incoming: Incoming): Outgoing {
  return onTheWire(handle(world, router, incoming, world.now()).reply);
}

function handle(
  world: World,
  router: Router,
  { method, url, headers, body }: Incoming,
  arrivedAt: number,
): Handled {
  const [path = '/', query = ''] = url.split(/\?(.*)/s);
  const seen: SeenRequest = {
    at: new Date(arrivedAt).toISOString(),
    method,
    path,
    ...(headers['user-agent'] !== undefined && { userAgent: headers['user-agent'] }),
    early: false,
    tokenSentToTransfer: false,
  };
  world.requests.add(seen);
  const origin = `http://${headers['host'] ?? '127.0.0.1'}`;
  const answered = answer(world, router, { method, path, query, headers, body, origin, seen });
  const reply = befall(answered);
  seen.status = reply.status;
  return { reply, fault: answered.fault };
}

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  readonly origin: string;
  readonly seen: SeenRequest;
}

function answer(world: World, router: Router, request: Asked): Answered {
  const { path } = request;
  for (const [endpoint, pattern] of Object.entries(ENTRA_PATHS) as [EntraEndpoint, RegExp][]) {
    const tenant = pattern.exec(path)?.[1];
    if (tenant !== undefined)
      return answerEntra(world, { ...request, endpoint, tenant: decodeURIComponent(tenant) });
  }
  if (path.startsWith('/transfer/')) return answerTransfer(world, request);
  if (!/^\/v1\.0(\/|$)/i.test(path))
    return { reply: faultAnswer({ status: 400, code: 'BadRequest' }) };
  const below = { ...request, path: path.slice('/v1.0'.length) };
  const { reply, tenant: asked, fault } = answerGraph(world, router, below);
  return {
    reply: finished(reply, below, world.now()),
    ...(fault && { fault }),
    made: (id) => asked?.creations.has(id) ?? false,
  };
}

function answerTransfer(
  world: World,
  { method, path, query, headers, body, seen }: Asked,
): Answered {
  seen.tokenSentToTransfer = headers['authorization'] !== undefined;
  const fault = world.faults.take({ tenant: undefined, method, paths: [path] });
  if (fault && replaces(fault)) return { reply: faultAnswer(fault), fault };
  for (const tenant of world.tenants) tenant.settle();
  const ticket = new URLSearchParams(query).get('tempauth') ?? '';
  return {
    reply: world.transfers.answer(ticket, { method, headers, body }),
    ...(fault && { fault }),
  };
}

/** A fault on the answer of a request that was carried out. */
function befall({ reply, fault, made }: Answered): Reply {
  if (!fault || replaces(fault)) return reply;
  if (fault.after && (fault.status !== undefined || fault.retryAfter !== undefined))
    return faultAnswer(fault);
  return reply.status < 400 ? spoil(reply, fault, made ?? (() => false)) : reply;
}

function send(response: ServerResponse, reply: Reply): void {
  const { status, headers, body } = onTheWire(reply);
  response.writeHead(status, {
    ...headers,
    ...(status !== 204 && { 'content-length': body.length }),
  });
  response.end(body);
}

function onTheWire({ status, headers, json, bytes }: Reply): Outgoing {
  const text = json === undefined ? '' : JSON.stringify(json);
  return {
    status,
    headers: {
      'cache-control': 'no-cache',
      ...(json !== undefined && !bytes && { 'content-type': JSON_TYPE }),
      ...headers,
    },
    body: bytes ?? Buffer.from(text),
  };
}

/** The whole body, or undefined when it is too long. */
async function read(incoming: IncomingMessage): Promise<Uint8Array | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of incoming as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > MOST_BYTES) return undefined;
      chunks.push(chunk);
    }
  } catch {
    // the client is gone: what is left to answer goes nowhere
    incoming.socket.destroy();
  }
  return Buffer.concat(chunks);
}

function plainHeaders({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
    ),
  );
}

function delay(ms: number | undefined): Promise<void> {
  if (ms === undefined) return Promise.resolve();
  return new Promise((done) => setTimeout(done, ms).unref());
}
