/**
 * The ways in which tenants refuse what they are asked, and what an account is to come to in each. A
 * misfortune is its tenant's: all accounts of that tenant share it.
 */
import type { AccountState } from '../../../src/domain/account';
import { WireHeaders } from '../../../src/network/exchange';
import type { WireResponse } from '../../../src/network/exchange';

/** A request as it arrives. Times in milliseconds since the epoch. */
export interface Asked {
  readonly method: string;
  /** Of Graph: below `/v1.0`. */
  readonly path: string;
}

/** `silence`: no answer, ever. `reset`: the connection breaks. */
export type Answer = WireResponse | 'silence' | 'reset';

export interface Misfortune {
  readonly name: string;
  /** How long all is well before, in hours. */
  readonly afterHours?: number;
  /** What the token endpoint answers; undefined: as usual. */
  readonly token?: () => Answer | undefined;
  /** What Graph answers; undefined: as usual. */
  readonly graph?: (asked: Asked) => Answer | undefined;
  /** What is wrong with the account's own side. */
  readonly account?: 'signed-in' | 'wrong-secret' | 'deleted-secret';
  /** Refresh tokens are good for one use. */
  readonly singleUse?: true;
  /** What the account comes to … */
  readonly state: AccountState;
  /** … and how often its owner is told of that. One of which 30 runs have failed pauses itself, and says so too. */
  readonly told: 0 | 1;
}

/** An answer with a text for its body. */
export const answerOf = (
  status: number,
  text = '',
  headers: Record<string, string> = {},
): WireResponse => ({
  status,
  headers: new WireHeaders(headers),
  bytes: new TextEncoder().encode(text),
});
const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  answerOf(status, JSON.stringify(body), { 'content-type': 'application/json', ...headers });
const graphError = (status: number, code: string, message: string) =>
  json(status, { error: { code, message } });
const entraError = (status: number, error: string, code: number) =>
  json(status, {
    error,
    error_description: `AADSTS${code}: Refused. Timestamp: 2026-11-28 00:00:00Z`,
    error_codes: [code],
  });
const html = (status: number) =>
  answerOf(status, '<html><body>Sign in to the network</body></html>', {
    'content-type': 'text/html',
  });

const isMail = ({ path }: Asked) => path.includes('/messages');
const isDrive = ({ path }: Asked) => path.endsWith('/drive');
const noMailbox = () =>
  graphError(404, 'MailboxNotEnabledForRESTAPI', 'The mailbox is either inactive or on-premise.');
const wrongSecret = () => entraError(401, 'invalid_client', 7_000_215);

const misfortunes: readonly Misfortune[] = [
  {
    name: 'no-mailbox',
    graph: (asked) => (isMail(asked) ? noMailbox() : undefined),
    state: 'active',
    told: 0,
  },
  {
    name: 'no-licence',
    graph: (asked) =>
      isDrive(asked)
        ? graphError(400, 'BadRequest', 'Tenant does not have a SPO license.')
        : undefined,
    state: 'active',
    told: 0,
  },
  {
    name: 'mail-refused',
    graph: (asked) =>
      isMail(asked) ? graphError(403, 'ErrorAccessDenied', 'Access is denied.') : undefined,
    state: 'active',
    told: 0,
  },
  {
    name: 'all-refused',
    graph: () => graphError(403, 'Authorization_RequestDenied', 'Insufficient privileges.'),
    state: 'failing',
    told: 1,
  },
  {
    name: 'mailbox-goes-away',
    afterHours: 6,
    graph: (asked) => (isMail(asked) ? noMailbox() : undefined),
    state: 'degraded',
    told: 1,
  },
  {
    name: 'consent-taken-back',
    afterHours: 6,
    token: () => entraError(400, 'invalid_grant', 65_001),
    state: 'failing',
    told: 1,
  },
  { name: 'graph-silent', graph: () => 'silence', state: 'failing', told: 1 },
  { name: 'graph-resets', graph: () => 'reset', state: 'failing', told: 1 },
  {
    name: 'graph-503',
    graph: () => graphError(503, 'serviceNotAvailable', 'The service is unavailable.'),
    state: 'failing',
    told: 1,
  },
  {
    name: 'graph-throttles',
    graph: () => json(429, { error: { code: 'TooManyRequests' } }, { 'retry-after': '900' }),
    state: 'failing',
    told: 1,
  },
  { name: 'html', graph: () => html(200), state: 'failing', told: 1 },
  {
    name: 'half-a-body',
    graph: () => answerOf(200, '{"id":"ad', { 'content-type': 'application/json' }),
    state: 'failing',
    told: 1,
  },
  {
    name: 'wrong-secret',
    account: 'wrong-secret',
    state: 'failing',
    told: 1,
  },
  { name: 'deleted-secret', account: 'deleted-secret', state: 'needs-credential', told: 1 },
  {
    name: 'sign-in-lapsed',
    account: 'signed-in',
    token: () => entraError(400, 'invalid_grant', 700_082),
    state: 'needs-sign-in',
    told: 1,
  },
  { name: 'single-use-tokens', account: 'signed-in', singleUse: true, state: 'active', told: 0 },
  { name: 'token-silent', token: () => 'silence', state: 'failing', told: 1 },
  { name: 'token-503', token: () => html(503), state: 'failing', told: 1 },
];

/** All of them. What begins later in a day begins after half an hour where there is less of it. */
export const misfortunesWithin = (hours: number): readonly Misfortune[] =>
  misfortunes.map((one) =>
    one.afterHours !== undefined && hours < 2 * one.afterHours ? { ...one, afterHours: 0.5 } : one,
  );

export { entraError, graphError, json, wrongSecret };
