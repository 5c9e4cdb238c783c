/** Why something asked for is not done. The HTTP layer gives each its status. */
export type RefusalCode =
  | 'not-found'
  | 'operator-only'
  | 'paused'
  | 'needs-credential'
  | 'needs-sign-in'
  | 'key-not-taken'
  | 'quota-exhausted'
  | 'name-taken'
  | 'last-operator'
  | 'link-spent'
  | 'changed-meanwhile'
  | 'rate-limited'
  | 'busy'
  | 'damaged'
  | 'unprocessable';

export interface FieldError {
  /** JSON pointer (RFC 6901) into the body; a name where it is a query parameter. */
  readonly field: string;
  readonly message: string;
  /** Which complaint, for programs and other languages. `invalid` where it is not said. */
  readonly code?: FieldErrorCode | undefined;
  /** The bound that was passed, where the complaint is about one. */
  readonly limit?: number | undefined;
}

export type FieldErrorCode =
  | 'required'
  | 'type'
  | 'choice'
  | 'pattern'
  | 'too-short'
  | 'too-long'
  | 'too-few'
  | 'too-many'
  | 'too-small'
  | 'too-big'
  | 'unknown'
  | 'twice'
  | 'not-available'
  | 'invalid';

/** What was asked for is well-formed and is not done. An answer, not a bug: never logged as an error. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly errors: readonly FieldError[];
  /** How long to wait before asking again, in milliseconds, where waiting helps. */
  readonly retryAfterMs: number | undefined;

  constructor(
    readonly code: RefusalCode,
    message: string,
    details: { errors?: readonly FieldError[]; retryAfterMs?: number } = {},
  ) {
    super(message);
    this.errors = details.errors ?? [];
    this.retryAfterMs = details.retryAfterMs;
  }
}

export const nobodySignedIn = () =>
  new Refusal('needs-sign-in', 'Nobody has signed in for the account yet.');

export const noAccount = () => new Refusal('not-found', 'There is no such account.');

/** Well-formed, and yet it cannot be done; `errors` says what to change. */
export const unprocessable = (errors: readonly FieldError[]) =>
  new Refusal('unprocessable', 'What is asked for is well-formed, but cannot be done.', { errors });
