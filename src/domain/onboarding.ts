/** A tenant on its way in: what has been done at Microsoft's pages, and what is kept meanwhile. Pure. */
import { DAY_MS } from '../durations';
import { RENEWED_WITHIN_MS } from './credential-watch';
import type { Mode, Selection } from './account';
import type { Failure } from './failure';

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
  /** The last look at the registration. */
  readonly look?: Look | undefined;
  /** Of the account that it becomes: decided before anything of it is made, so that a second try makes the same one. */
  readonly accountId?: string | undefined;
  /** An account has its key by now. It is remembered until it expires, for whoever has lost the answer and asks again. */
  readonly used?: true | undefined;
  readonly createdAt: number;
  readonly expiresAt: number;
}

/** How long a pending one is kept, with its key; and a renewal: from the offer to the end of the old key. */
export const KEPT_MS = 7 * DAY_MS;
export const RENEWAL_KEPT_MS = RENEWED_WITHIN_MS;

/** How long one is remembered that is used up. */
export const USED_KEPT_MS = DAY_MS;

/** Whether it can still become something. */
export const isPending = (
  { used, expiresAt }: Pick<Onboarding, 'used' | 'expiresAt'>,
  now: number,
): boolean => used === undefined && expiresAt > now;

/** At most so many are pending, of one member and in all: each keeps a key in the vault. */
export const MOST_PENDING = { each: 5, all: 50 } as const;

/** The modes that an account is made in, the app’s own first. */
export const modesOf = (mode: OnboardingMode): readonly Mode[] =>
  mode === 'both' ? ['application', 'delegated'] : [mode];

/** What a look at the registration has come to. */
export const onboardingStates = ['waiting', 'partly', 'ready', 'refused'] as const;
export type OnboardingState = (typeof onboardingStates)[number];

/** What one token shows of a registration: the only thing that decides whether it is ready. */
export interface OnboardingCheck {
  readonly state: OnboardingState;
  readonly granted: readonly string[];
  readonly lacking: readonly string[];
  readonly failure?: Failure | undefined;
  /** Consent is on its way for longer than it usually takes. */
  readonly late: boolean;
  /** Absent where waiting does not help. */
  readonly tryAgainAfterSeconds?: number | undefined;
}

/** When Microsoft was asked last (milliseconds since the epoch), and the last answer that came. */
export interface Look {
  readonly at: number;
  readonly found?: OnboardingCheck | undefined;
}

/** No two looks are nearer to each other, whoever asks for them and however often (seconds). */
const SHORTEST_WAIT_SECONDS = 5;

/** In how many seconds the next look may be: 0 for now. Until then the last answer holds. */
export function secondsToNextLook({ look }: Pick<Onboarding, 'look'>, now: number): number {
  if (!look) return 0;
  const wait = look.found?.tryAgainAfterSeconds ?? SHORTEST_WAIT_SECONDS;
  return Math.max(0, Math.ceil((look.at - now) / 1000 + wait));
}

/** After how many seconds to look again: soon at first, because consent takes about half a minute to arrive. */
export function tryAgainAfterSeconds(sinceMs: number): number {
  if (sinceMs < 15_000) return SHORTEST_WAIT_SECONDS;
  return sinceMs < 60_000 ? 10 : 20;
}

/** So long consent may be on its way without anybody being told (milliseconds). */
export const CONSENT_LAG_MS = 180_000;
