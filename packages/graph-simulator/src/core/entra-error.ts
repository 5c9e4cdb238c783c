/**
 * A refusal of the token endpoint.
 * https://learn.microsoft.com/entra/identity-platform/reference-error-codes
 */
export class EntraError extends Error {
  override readonly name = 'EntraError';
  constructor(
    readonly status: number,
    /** OAuth 2.0's own code (RFC 6749, 5.2). */
    readonly error: string,
    /** The digits of `AADSTS…`. */
    readonly code: number,
    message: string,
    readonly suberror?: string,
  ) {
    super(message);
  }
}
