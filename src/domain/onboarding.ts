/** A tenant on its way in: what has been done at Microsoft's pages, and what is kept meanwhile. Pure. */
import { DAY_MS } from '../durations';
import { RENEWED_WITHIN_MS } from './credential-watch';
import type { Mode, Selection } from './account';

/** As whom the checks will run: the app itself, whoever signs in, or one after the other. */
export type OnboardingMode = Mode | 'both';

/** The half of a certificate that travels, and where the other one lies. */
export interface PendingCertificate {
  /** In PEM: public. */
  readonly pem: string;
  /** Of the registration's entry for it (GUID). */
  readonly keyId: string;
  /** Milliseconds since the epoch. */
  readonly notAfter: number;
  /** Name of the private key in the vault. */
  readonly secret: string;
}

/** Times in milliseconds since the epoch. */
export interface Onboarding {
  readonly id: string;
  /** Who began it: a member's id, or `operator`. */
  readonly owner: string;
  /** Whose mailbox and drive the checks will look at. */
  readonly user: string;
  /** The domain of the user's address, and the GUID of the tenant that has it. */
  readonly tenantId: string;
  readonly tid: string;
  readonly mode: OnboardingMode;
  readonly checks: Selection;
  /** The account whose key it renews, instead of a new one. */
  readonly renews?: string | undefined;
  /** Absent where somebody signs in without a key. */
  readonly certificate?: PendingCertificate | undefined;
  /** Of the registration, once it has been pasted. */
  readonly clientId?: string | undefined;
  readonly identifiedAt?: number | undefined;
  readonly createdAt: number;
  readonly expiresAt: number;
}

/** How long a pending one is kept, with its key; and a renewal: from the offer to the end of the old key. */
export const KEPT_MS = 7 * DAY_MS;
export const RENEWAL_KEPT_MS = RENEWED_WITHIN_MS;

export const MOST_PENDING = { each: 5, all: 50 } as const;

export const modesOf = (mode: OnboardingMode): readonly Mode[] =>
  mode === 'both' ? ['application', 'delegated'] : [mode];

/** What a look at the registration has come to. */
export type OnboardingState = 'waiting' | 'partly' | 'ready' | 'refused';

/** After how many seconds to look again: soon at first, because consent takes about half a minute to arrive. */
export function tryAgainAfterSeconds(sinceMs: number): number {
  if (sinceMs < 15_000) return 5;
  return sinceMs < 60_000 ? 10 : 20;
}

/** So long consent may be on its way without anybody being told (milliseconds). */
export const CONSENT_LAG_MS = 180_000;
