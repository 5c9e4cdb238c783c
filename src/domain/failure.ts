import { CheckFailure, RequestError } from '@perennial/checks';

/**
 * A failure says where it happened (stage), of what sort it is (kind) and exactly which case (code).
 * It is stored as codes and numbers; the sentences a person reads are looked up when they are shown
 * (`explain`), so a better explanation reaches old runs too.
 */

/** `token`: no access token was to be had. `request`: the call itself, or what came back, failed. */
export type FailureStage = 'token' | 'request';

/** The closed set of failure kinds. Each drives what happens next: see `nextStep` in `explain.ts`. */
export const failureKinds = [
  'auth',
  'permission',
  'throttled',
  'not-provisioned',
  'licence',
  'network',
  'service',
  'assertion',
  'bug',
] as const;
export type FailureKind = (typeof failureKinds)[number];

export interface Failure {
  readonly stage: FailureStage;
  readonly kind: FailureKind;
  /** Microsoft's own code where there is one (`AADSTS7000222`, `ErrorAccessDenied`), else ours (`timeout`). */
  readonly code: string;
  /** HTTP status of the answer, where there was an answer. */
  readonly status?: number | undefined;
  /** Microsoft's `request-id` (Graph) or `trace_id` (Entra), for a support case. */
  readonly requestId?: string | undefined;
  /**
   * What a sentence needs to be specific: a permission name, an expected and an actual value.
   * Never text from an answer's message, which may repeat what was sent. At most 200 characters each.
   */
  readonly facts?: Readonly<Record<string, string>> | undefined;
  /**
   * What a new sign-in has to carry to be accepted (JSON, at most 2000 characters)
   * (https://learn.microsoft.com/entra/identity-platform/claims-challenge).
   */
  readonly claims?: string | undefined;
  /** Nothing may be sent before this time (milliseconds since the epoch), from `Retry-After` (RFC 9110, 10.2.3). */
  readonly notBefore?: number | undefined;
}

/** The one error that adapters throw on purpose. A check may ask it for its status, and for nothing else. */
export class FailureError extends RequestError {
  override readonly name = 'FailureError';
  constructor(
    readonly failure: Failure,
    options?: { readonly cause?: unknown; readonly unsettledTries?: number },
  ) {
    super(`${failure.stage}/${failure.kind}/${failure.code}`, failure.status, options);
    this.unsettledTries = options?.unsettledTries ?? (isUnsettled(failure) ? 1 : 0);
  }

  /** Of how many tries of the request it is not known whether they were carried out. */
  readonly unsettledTries: number;
}

/**
 * Whether a try may have been carried out although it failed: there was no answer, or one that comes from
 * somewhere on the way (5xx, but for 501: there is nothing that could do it), or one that says only that it
 * took too long (408).
 */
export const isUnsettled = ({ stage, kind, status }: Failure): boolean =>
  stage === 'request' &&
  (status === undefined
    ? kind === 'network' || kind === 'service'
    : status === 408 || (status >= 500 && status !== 501));

/** What of a failure tells which it is. */
export type FailureCode = Pick<Failure, 'stage' | 'kind' | 'code'>;

/** What tells which failure it is, without what it was met at. */
export const failureCode = ({ stage, kind, code }: FailureCode): FailureCode => ({
  stage,
  kind,
  code,
});

/** Graph, or a service behind it, does not take the access token that it was sent. */
export const isTokenUnwanted = ({ stage, kind, status }: Failure): boolean =>
  stage === 'request' && kind === 'auth' && status === 401;

/** The failure behind anything that was thrown. The thrown text is left out: it may hold what was sent. */
export function failureOf(thrown: unknown): Failure {
  if (thrown instanceof FailureError) return thrown.failure;
  if (thrown instanceof CheckFailure) {
    const { kind, code, facts } = thrown;
    return { stage: 'request', kind, code, facts };
  }
  const name = thrown instanceof Error ? thrown.name : typeof thrown;
  return { stage: 'request', kind: 'bug', code: 'unexpected', facts: { error: name } };
}
