import { randomUUID } from 'node:crypto';
import type { AppInTenant } from '../domain/app-key';
import { REQUEST_TIMEOUT_MS } from '../domain/timing';
import type { Clock, Graph, GraphRequest, GraphResponse, GraphSession } from '../ports';
import { sleep } from './throttle-gate';
import type { ThrottleGate, Sleep } from './throttle-gate';
import { apiAddress, GRAPH_ORIGIN } from './graph/address';
import { MailboxNames, userReadBy } from './graph/mailbox-names';
import { MailboxPlaces, mailboxOf } from './graph/mailbox-places';
import { sendWithRetry, requestIdOf } from './graph/send-with-retry';
import type { Answered, Call } from './graph/send-with-retry';
import { follow } from './graph/transfer';
import type { Outgoing, TransferRequest } from './graph/transfer';
import { direct } from '../network/exchange';
import type { Exchange, WireResponse } from '../network/exchange';
import type { Recorder } from './recorder';

export interface GraphOptions {
  /** Stands in for https://graph.microsoft.com: scheme, host and port. */
  readonly origin?: string | undefined;
  readonly userAgent: string;
  /** The token endpoint's too: one per instance. */
  readonly gate: ThrottleGate;
  readonly clock: Clock;
  readonly recorder?: Recorder | undefined;
  /** By no proxy where it is left out. */
  readonly exchange?: Exchange;
  readonly sleep?: Sleep;
  /** From 0 up to, not including, 1: for the pauses between tries. */
  readonly random?: () => number;
  readonly timeoutMs?: number;
  readonly maxBytes?: number;
}

/** More than any check downloads. */
const MAX_BYTES = 20 * 1024 * 1024;

type Session = Parameters<Graph['open']>[0];

/** Microsoft Graph v1.0. */
export function createGraph(options: GraphOptions): Graph {
  const mailboxes = { names: new MailboxNames(), places: new MailboxPlaces() };
  return { open: (session) => openSession(options, mailboxes, session) };
}

/** What an instance knows of the mailboxes that it looks into. */
interface Mailboxes {
  readonly names: MailboxNames;
  readonly places: MailboxPlaces;
}

function openSession(
  options: GraphOptions,
  { names, places }: Mailboxes,
  session: Session,
): GraphSession {
  const origin = options.origin ?? GRAPH_ORIGIN;
  const { clock, gate } = options;
  const patience = {
    gate,
    clock,
    sleep: options.sleep ?? sleep,
    random: options.random ?? Math.random,
  };
  const wire = (outgoing: Outgoing) => sendOnce(options, session, outgoing);
  const { accessToken, tid, oid, user = accessToken } = session.token;
  const authorization = `Bearer ${accessToken}`;
  const app = { tenantId: session.tenantId, tid, clientId: session.clientId };
  if (session.mode === 'delegated' && oid !== undefined) names.learn(app, user, oid);
  const inTurn = (path: string, begin: () => Promise<WireResponse>) => {
    const mailbox = mailboxOf(path, user);
    return places.take(app, mailbox === undefined ? mailbox : names.resolve(app, mailbox), begin);
  };
  return {
    request: async (request) => {
      const { url, path } = apiAddress(origin, request.path);
      const body = bodyOf(request);
      const headers = { ...headersOf(request), authorization };
      const outgoing = { method: request.method, url, headers, body };
      const { method, expectsJson = false, expectsRedirect = false } = request;
      const call: Call = {
        method,
        path,
        expectsJson,
        expectsRedirect,
        repeatable: request.repeatable ?? method !== 'POST',
        secrets: [accessToken],
        send: () => wire(outgoing),
        inTurn: (begin) => inTurn(path, begin),
      };
      const response = responseOf(await sendWithRetry(session, call, patience));
      const read = method === 'GET' ? userReadBy(path, user) : undefined;
      if (read !== undefined) learnId(names, app, read, response.json);
      return response;
    },
    transfer: async (request) => {
      const send = (outgoing: Outgoing) =>
        sendWithRetry(
          session,
          transferOf(request, () => wire(outgoing)),
          patience,
        );
      return responseOf(await follow(origin, request, send));
    },
  };
}

/** A user's id, where an answer about the user has it. */
function learnId(names: MailboxNames, app: AppInTenant, name: string, json: unknown): void {
  const { id } = (json ?? {}) as { readonly id?: unknown };
  if (typeof id === 'string') names.learn(app, name, id);
}

/** What a pre-authenticated address gives is bytes, whatever they are; it is never asked by POST. */
const transferOf = ({ method, url }: TransferRequest, send: Call['send']): Call => ({
  method,
  expectsJson: false,
  expectsRedirect: true,
  repeatable: true,
  secrets: [url],
  send,
  inTurn: (begin) => begin(),
});

function bodyOf({ body }: GraphRequest): Outgoing['body'] {
  const asItIs = body === undefined || typeof body === 'string' || body instanceof Uint8Array;
  return asItIs ? body : JSON.stringify(body);
}

/** Graph takes JSON where nothing else is said (https://learn.microsoft.com/graph/use-the-api#headers). */
function headersOf({ headers = {}, body }: GraphRequest): Readonly<Record<string, string>> {
  const named = Object.keys(headers).some((name) => name.toLowerCase() === 'content-type');
  return body === undefined || named ? headers : { ...headers, 'content-type': 'application/json' };
}

/** One exchange on the wire, recorded where somebody asked for it. */
async function sendOnce(
  options: GraphOptions,
  { signal, mode, token }: Session,
  { method, url, headers: given, body }: Outgoing,
): Promise<WireResponse> {
  const headers = {
    ...given,
    'user-agent': options.userAgent,
    // Names the try in Microsoft's logs: https://learn.microsoft.com/graph/best-practices-concept
    'client-request-id': randomUUID(),
  };
  const request = { method, url, headers, body };
  const record = (answer?: WireResponse) =>
    options.recorder?.record({
      request,
      answer,
      mode,
      scopes: token.permissions,
      secret: token.accessToken,
    });
  try {
    const answer = await (options.exchange ?? direct)({
      ...request,
      signal,
      timeoutMs: options.timeoutMs ?? REQUEST_TIMEOUT_MS,
      maxBytes: options.maxBytes ?? MAX_BYTES,
    });
    record(answer);
    return answer;
  } catch (thrown) {
    record();
    throw thrown;
  }
}

const responseOf = (answer: Answered & { readonly unsettledTries: number }): GraphResponse => ({
  ...answer,
  requestId: requestIdOf(answer.headers),
});
