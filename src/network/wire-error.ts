import type { Fault } from '../domain/retry';

/** What went wrong below HTTP. The code is stable and explained; the text of the cause is left out. */
export type WireCode =
  'dns' | 'refused' | 'reset' | 'tls' | 'proxy' | 'timeout' | 'deadline' | 'body-too-large';

/** No usable answer. Holds neither the address nor anything that was sent. */
export class WireError extends Error {
  override readonly name = 'WireError';
  constructor(readonly code: WireCode) {
    super(code);
  }
}

/** How a fault without an answer bears on trying again. */
export const wireFault = ({ code }: WireError): Fault => ({
  silent: code === 'timeout',
  unsent: code === 'dns' || code === 'refused',
  lasting: code === 'tls' || code === 'deadline' || code === 'body-too-large',
});

/** Codes of Node's network layer (https://nodejs.org/api/errors.html). */
const codes: Readonly<Record<string, WireCode>> = {
  ENOTFOUND: 'dns',
  EAI_AGAIN: 'dns',
  EAI_FAIL: 'dns',
  ECONNREFUSED: 'refused',
  EHOSTUNREACH: 'refused',
  ENETUNREACH: 'refused',
  ETIMEDOUT: 'timeout',
  EPROTO: 'tls',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'tls',
  SELF_SIGNED_CERT_IN_CHAIN: 'tls',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'tls',
  UNABLE_TO_GET_ISSUER_CERT: 'tls',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'tls',
  HOSTNAME_MISMATCH: 'tls',
};

/** The part of Node's errors that says what happened. */
interface NetworkError {
  readonly code?: unknown;
  readonly cause?: unknown;
  /** Of several addresses that were tried in turn. */
  readonly errors?: readonly unknown[];
}

/** The stable code behind what was thrown: the first one known along the chain of causes. */
export function wireCode(thrown: unknown): WireCode {
  let error: unknown = thrown;
  for (let depth = 0; depth < 5 && typeof error === 'object' && error !== null; depth += 1) {
    const { code, cause, errors } = error as NetworkError;
    if (typeof code === 'string') {
      const known = codes[code];
      if (known) return known;
      if (/^(ERR_TLS_|ERR_SSL_|CERT_)/.test(code)) return 'tls';
    }
    error = cause ?? errors?.[0];
  }
  return 'reset';
}
