import { caseOf } from './catalogue';
import { holdsSent } from './sent';
import type { Failure, FailureKind } from '../domain/failure';

/** An answer of 400 or more, from Graph or from an address that Graph gave out. */
export interface GraphRefusal {
  readonly status: number;
  /** The body's JSON, where it has some. */
  readonly json: unknown;
  /** Path below `/v1.0`; undefined for an address that Graph gave out. */
  readonly path?: string | undefined;
  /** Secrets that were sent: a code that holds a piece of one is not kept. */
  readonly sent?: readonly string[];
}

/**
 * What sort of failure an error answer is, and its code: the innermost one the catalogue knows, else the
 * outermost (Graph asks to go as deep as one understands: https://learn.microsoft.com/graph/errors).
 * The message is only looked at where the code alone says nothing; it is never kept.
 */
export function graphFailure(refusal: GraphRefusal): Pick<Failure, 'kind' | 'code'> {
  const { codes, message } = readError(refusal);
  const told = byMessage.find(({ pattern }) => pattern.test(message));
  const outer = codes[0];
  if (refusal.status === 429) return { kind: 'throttled', code: codes.at(-1) ?? 'http-429' };
  if (refusal.status === 407) return { kind: 'network', code: 'proxy' };
  if (told && (outer === undefined || isVague(outer))) return { kind: told.kind, code: told.code };
  if (isMissingDrive(refusal, codes))
    return { kind: 'not-provisioned', code: outer ?? 'no-mysite' };
  for (const code of codes.toReversed()) {
    const found = caseOf(code);
    if (found && !found.ambiguous) return { kind: found.kind, code };
  }
  return { kind: kindOfStatus(refusal.status), code: outer ?? `http-${refusal.status}` };
}

/** What a code that stands for many things means, told by its message. */
const byMessage: readonly { pattern: RegExp; kind: FailureKind; code: string }[] = [
  { pattern: /\bmysite\b/i, kind: 'not-provisioned', code: 'no-mysite' },
  { pattern: /\bSPO licen[sc]e/i, kind: 'licence', code: 'no-sharepoint-licence' },
  {
    pattern: /\bRAOP\b|application access policy|AppOnly AccessPolicy/i,
    kind: 'permission',
    code: 'application-access-policy',
  },
  // Intune answers 401 to a user without a role of its own, with the reason inside of the message.
  { pattern: /ErrorCode\W+Forbidden/, kind: 'permission', code: 'Forbidden' },
  {
    pattern:
      /licen[sc]e information|valid [\w ]*licen[sc]e|not licen[sc]ed|not have [\w ]*licen[sc]e|not applicable to target tenant/i,
    kind: 'licence',
    code: 'no-licence',
  },
];

const VAGUE = new Set([
  'badrequest',
  'forbidden',
  'accessdenied',
  'erroraccessdenied',
  'notfound',
  'unknownerror',
  'generalexception',
  'invalidrequest',
]);
const isVague = (code: string): boolean => VAGUE.has(code.toLowerCase());

/** A drive that is set up always has itself, a root, and the root's children and changes. */
const DRIVE_ITSELF = /^\/(me|users\/[^/]+)\/drive(\/root(\/children|\/delta\b.*)?)?$/i;
const BELOW_DRIVE = /^\/(me|users\/[^/]+)\/drive(\/|$)/i;

/** OneDrive says `itemNotFound` of an item and `ResourceNotFound` of the drive itself. */
function isMissingDrive({ status, path = '' }: GraphRefusal, codes: readonly string[]): boolean {
  if (status !== 404) return false;
  const bare = path.replace(/\?.*$/, '');
  const code = codes[0]?.toLowerCase();
  return DRIVE_ITSELF.test(bare) || (code === 'resourcenotfound' && BELOW_DRIVE.test(bare));
}

/** Codes are names or numbers; anything else in their place is not kept. */
const CODE = /^[\w.:-]{1,80}$/;

/** How deep inner errors are followed. */
const MAX_DEPTH = 5;

function readError({ json, sent = [] }: GraphRefusal): { codes: string[]; message: string } {
  const codes: string[] = [];
  let message = '';
  let error = property(json, 'error');
  for (let depth = 0; depth < MAX_DEPTH && error !== undefined; depth += 1) {
    const code = property(error, 'code');
    if (typeof code === 'string' && CODE.test(code) && !holdsSent(code, sent)) codes.push(code);
    const text = property(error, 'message');
    if (typeof text === 'string') message += ` ${text}`;
    error = property(error, 'innerError') ?? property(error, 'innererror');
  }
  return { codes, message };
}

const property = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;

const kinds: Readonly<Record<number, FailureKind>> = {
  401: 'auth',
  402: 'licence',
  403: 'permission',
  404: 'assertion',
  408: 'service',
  409: 'assertion',
  410: 'assertion',
  412: 'assertion',
  416: 'assertion',
  423: 'service',
  424: 'service',
  425: 'service',
  507: 'assertion',
  509: 'throttled',
};

const kindOfStatus = (status: number): FailureKind =>
  kinds[status] ?? (status >= 500 ? 'service' : 'bug');
