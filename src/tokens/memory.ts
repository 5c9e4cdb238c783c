import { appKey } from '../domain/app-key';
import type { AppInTenant } from '../domain/app-key';
import type { Failure } from '../domain/failure';
import { mayPresent, spentUntil, withinWindow } from '../domain/refusal-budget';
import type { AppRefusals } from '../domain/refusal-budget';
import type { Clock, Token } from '../ports';

/**
 * A token is used until it has this long to live, or half of its life when it is that short-lived. A run that
 * outlives it gets another by itself.
 */
const MARGIN_MS = 60_000;
/** More credentials, and more apps, than one instance serves; the oldest is forgotten first. */
const CAPACITY = 5000;

interface Entry {
  token?: Token;
  /** When the token was had. */
  at?: number;
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
}

/**
 * What this instance remembers of each credential: its access token, a refresh token that is not
 * stored yet, refusals. Nothing in it has to survive or to agree with another instance.
 */
export class TokenMemory {
  readonly #entries = new Map<string, Entry>();
  /** How often each app was refused, by its key. */
  readonly #apps = new Map<string, AppRefusals>();

  constructor(private readonly clock: Clock) {}

  /** A token with some life left, or undefined. */
  token(credentialId: string): Token | undefined {
    const { token, at } = this.#entries.get(credentialId) ?? {};
    if (!token || at === undefined) return undefined;
    const margin = Math.min(MARGIN_MS, (token.expiresAt - at) / 2);
    return token.expiresAt - this.clock() > margin ? token : undefined;
  }

  /**
   * The failure to answer with instead of asking; undefined when asking is fine. Says so once where only
   * a newcomer may ask: whoever is told that it may has to ask.
   */
  held({ credentialId, proven, ...app }: Presenter): Failure | undefined {
    const now = this.clock();
    const entry = credentialId === undefined ? undefined : this.#entries.get(credentialId);
    const history = this.#apps.get(appKey(app)) ?? { at: [] };
    const refused = entry?.refused;
    const standing = {
      refused: refused !== undefined,
      proven: proven || entry?.proven === true,
    };
    const ruling = mayPresent(history, standing, now);
    if (ruling === 'as-newcomer')
      remember(this.#apps, appKey(app), { ...history, newcomerAt: now });
    if (ruling !== 'no') return undefined;
    return refused ?? requestsSpent(spentUntil(history, now) ?? now);
  }

  /** Whether Microsoft has refused this app as often as it may for now. */
  isSpent(app: AppInTenant): boolean {
    const history = this.#apps.get(appKey(app));
    return history !== undefined && spentUntil(history, this.clock()) !== undefined;
  }

  /** Microsoft has refused a request of this app. */
  countRefusal(app: AppInTenant): void {
    const now = this.clock();
    const { at = [], newcomerAt } = this.#apps.get(appKey(app)) ?? {};
    const counted = [...at.filter((time) => withinWindow(time, now)), now];
    remember(this.#apps, appKey(app), { at: counted, newcomerAt });
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
    remember(this.#entries, credentialId, entry);
    return entry;
  }
}

/** Keeps what is newest, up to the capacity. */
function remember<T>(map: Map<string, T>, key: string, value: T): void {
  const oldest = map.keys().next();
  if (!map.has(key) && map.size >= CAPACITY && !oldest.done) map.delete(oldest.value);
  map.set(key, value);
}

/** A credential that nobody has tried yet waits because others of its app were refused. */
const requestsSpent = (notBefore: number): Failure => ({
  stage: 'token',
  kind: 'throttled',
  code: 'token-requests-spent',
  notBefore,
});
