import { appKey } from '../domain/app-key';
import type { AppInTenant } from '../domain/app-key';
import { FailureError } from '../domain/failure';
import type { Failure } from '../domain/failure';
import { hasRoom, mayPresent, spentUntil, withRefusal } from '../domain/refusal-budget';
import type { AppRefusals } from '../domain/refusal-budget';
import { HOUR_MS } from '../durations';
import type { Clock, Token } from '../ports';
import { remember } from '../remember';

/**
 * A token is used until it has this long to live, or half of its life when it is that short-lived. A run that
 * outlives it gets another by itself.
 */
const MARGIN_MS = 60_000;
/** A service that refuses good tokens gets one new one in this time. */
const UNWANTED_MS = HOUR_MS;
/** More credentials, and more apps, than one instance serves; the oldest is forgotten first. */
const CAPACITY = 5000;

interface Entry {
  token?: Token;
  /** When the token was had. */
  at?: number;
  /** When a service was first seen to refuse a token that others took. */
  unwantedAt?: number;
  /** A refresh token newer than the one in the vault. */
  newer?: string;
  /** It has been accepted since this instance began. */
  proven?: boolean;
  /** Why it was refused, until it is accepted. */
  refused?: Failure;
  pending?: Promise<unknown>;
}

/** A credential that wants to be presented. */
export interface Presenter extends AppInTenant {
  /** Undefined for one that is not saved. */
  readonly credentialId: string | undefined;
  /** It has been accepted before, as its account says. */
  readonly proven: boolean;
  /** A person waits for the answer. */
  readonly byHand: boolean;
}

const NOT_REFUSED: AppRefusals = { at: [] };

/**
 * What this instance remembers of each credential: its access token, a refresh token that is not
 * stored yet, refusals. Nothing in it has to survive or to agree with another instance.
 */
export class TokenMemory {
  readonly #entries = new Map<string, Entry>();
  /** How often each app was refused, by its key. */
  readonly #apps = new Map<string, AppRefusals>();
  /** Requests under way, by their app's key. */
  readonly #underWay = new Map<string, Set<Promise<unknown>>>();

  constructor(private readonly clock: Clock) {}

  /** A token with some life left, or undefined. */
  token(credentialId: string): Token | undefined {
    const { token, at } = this.#entries.get(credentialId) ?? {};
    if (!token || at === undefined) return undefined;
    const margin = Math.min(MARGIN_MS, (token.expiresAt - at) / 2);
    return token.expiresAt - this.clock() > margin ? token : undefined;
  }

  /**
   * Asks on behalf of a credential, as far as its app may still be refused: as many at a time as there is
   * room for, then one after the other. Throws `FailureError` without asking when it has to wait.
   */
  async present<T>(presenter: Presenter, ask: () => Promise<T>): Promise<T> {
    const key = appKey(presenter);
    const underWay = this.#underWay.get(key) ?? new Set();
    this.#underWay.set(key, underWay);
    while (underWay.size > 0 && !hasRoom(this.#historyOf(presenter), underWay.size, this.clock()))
      await Promise.race(underWay);
    const held = this.#held(presenter);
    if (held) throw new FailureError(held);
    const asked = ask();
    const settled = asked.then(ignore, ignore);
    underWay.add(settled);
    try {
      return await asked;
    } finally {
      underWay.delete(settled);
      if (underWay.size === 0) this.#underWay.delete(key);
    }
  }

  /**
   * The failure to answer with instead of asking; undefined when asking is fine. Says so once where only
   * a newcomer may ask: whoever is told that it may has to ask.
   */
  #held(presenter: Presenter): Failure | undefined {
    const now = this.clock();
    const history = this.#historyOf(presenter);
    const { refused, ...standing } = this.#standingOf(presenter);
    const ruling = mayPresent(history, { ...standing, refused: refused !== undefined }, now);
    if (ruling === 'as-newcomer')
      remember(this.#apps, appKey(presenter), { ...history, newcomerAt: now }, CAPACITY);
    if (ruling !== 'no') return undefined;
    return refused ?? requestsSpent(spentUntil(history, now) ?? now);
  }

  #historyOf = (app: AppInTenant): AppRefusals => this.#apps.get(appKey(app)) ?? NOT_REFUSED;

  #standingOf({ credentialId, proven, byHand }: Presenter) {
    const entry = credentialId === undefined ? undefined : this.#entries.get(credentialId);
    return { refused: entry?.refused, proven: proven || entry?.proven === true, byHand };
  }

  /** Whether Microsoft has refused this app as often as it may for now. */
  isSpent(app: AppInTenant): boolean {
    return spentUntil(this.#historyOf(app), this.clock()) !== undefined;
  }

  /** Microsoft has refused a request of this credential. */
  countRefusal(presenter: Presenter): void {
    const counted = withRefusal(
      this.#historyOf(presenter),
      this.#standingOf(presenter),
      this.clock(),
    );
    remember(this.#apps, appKey(presenter), counted, CAPACITY);
  }

  /** One of the services refuses the credential's tokens, which others take: a new one changes nothing. */
  isUnwanted(credentialId: string): boolean {
    const { unwantedAt } = this.#entries.get(credentialId) ?? {};
    return unwantedAt !== undefined && this.clock() - unwantedAt < UNWANTED_MS;
  }

  unwanted(credentialId: string): void {
    if (!this.isUnwanted(credentialId)) this.#entry(credentialId).unwantedAt = this.clock();
  }

  newer(credentialId: string): string | undefined {
    return this.#entries.get(credentialId)?.newer;
  }

  accepted(credentialId: string, token: Token): void {
    Object.assign(this.#entry(credentialId), {
      token,
      at: this.clock(),
      proven: true,
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
    entry.refused = failure;
    delete entry.token;
  }

  /** The access token is no longer good (revoked, or its permissions have changed). */
  forget(credentialId: string): void {
    delete this.#entry(credentialId).token;
  }

  /** Nobody takes the access token: another one may be good, everywhere. */
  distrust(credentialId: string): void {
    this.forget(credentialId);
    delete this.#entry(credentialId).unwantedAt;
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
    const known = this.#entries.get(credentialId);
    if (known) return known;
    const entry: Entry = {};
    remember(this.#entries, credentialId, entry, CAPACITY);
    return entry;
  }
}

const ignore = (): void => undefined;

/** A credential that nobody has tried yet waits because others of its app were refused. */
const requestsSpent = (notBefore: number): Failure => ({
  stage: 'token',
  kind: 'throttled',
  code: 'token-requests-spent',
  notBefore,
});
