import type { Failure } from '../domain/failure';
import type { Clock, Token } from '../ports';

/** A token is used until it has this long to live, or half of its life when it is that short-lived: a run must not outlive it. */
const MARGIN_MS = 300_000;
/** After this many refusals in a row the token endpoint is left alone … */
const REFUSALS_BEFORE_HOLD = 5;
/** … for as long as Microsoft blocks an address or account after repeated failures. */
const HOLD_MS = 900_000;
/** More credentials than one instance serves; the oldest is forgotten first. */
const CAPACITY = 5000;

interface Entry {
  token?: Token;
  /** When the token was had. */
  at?: number;
  /** A refresh token newer than the one in the vault. */
  newer?: string;
  refusals: number;
  refused?: { failure: Failure; at: number };
  pending?: Promise<unknown>;
}

/**
 * What this instance remembers of each credential: its access token, a refresh token that is not
 * stored yet, refusals. Nothing in it has to survive or to agree with another instance.
 */
export class TokenMemory {
  readonly #entries = new Map<string, Entry>();

  constructor(private readonly clock: Clock) {}

  /** A token that outlives a run, or undefined. */
  token(credentialId: string): Token | undefined {
    const { token, at } = this.#entries.get(credentialId) ?? {};
    if (!token || at === undefined) return undefined;
    const margin = Math.min(MARGIN_MS, (token.expiresAt - at) / 2);
    return token.expiresAt - this.clock() > margin ? token : undefined;
  }

  /** The refusal to answer with instead of asking once more; undefined when asking is fine. */
  held(credentialId: string): Failure | undefined {
    const entry = this.#entries.get(credentialId);
    if (!entry?.refused || entry.refusals < REFUSALS_BEFORE_HOLD) return undefined;
    const age = this.clock() - entry.refused.at;
    return age >= 0 && age < HOLD_MS ? entry.refused.failure : undefined;
  }

  newer(credentialId: string): string | undefined {
    return this.#entries.get(credentialId)?.newer;
  }

  accepted(credentialId: string, token: Token): void {
    Object.assign(this.#entry(credentialId), {
      token,
      at: this.clock(),
      refusals: 0,
      refused: undefined,
    });
  }

  /** Keeps a refresh token that the vault does not have, or forgets it because it has it now. */
  remember(credentialId: string, newer: string | undefined): void {
    const entry = this.#entry(credentialId);
    if (newer === undefined) delete entry.newer;
    else entry.newer = newer;
  }

  refused(credentialId: string, failure: Failure): void {
    const entry = this.#entry(credentialId);
    entry.refusals += 1;
    entry.refused = { failure, at: this.clock() };
    delete entry.token;
  }

  /** The access token is no longer good (revoked, or its permissions have changed). */
  forget(credentialId: string): void {
    delete this.#entry(credentialId).token;
  }

  /** One request at a time for a credential: the second caller gets the first one's answer. */
  async once<T>(credentialId: string, ask: () => Promise<T>): Promise<T> {
    const entry = this.#entry(credentialId);
    entry.pending ??= ask().finally(() => {
      delete entry.pending;
    });
    return entry.pending as Promise<T>;
  }

  #entry(credentialId: string): Entry {
    let entry = this.#entries.get(credentialId);
    if (!entry) {
      entry = { refusals: 0 };
      const oldest = this.#entries.keys().next();
      if (this.#entries.size >= CAPACITY && !oldest.done) this.#entries.delete(oldest.value);
      this.#entries.set(credentialId, entry);
    }
    return entry;
  }
}
