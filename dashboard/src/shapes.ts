/** What the API answers, as far as the page reads it. */
export interface Me {
  readonly id: string;
  readonly name: string;
  readonly role: 'operator' | 'member' | 'reader';
  readonly quota?: number;
  readonly accounts?: number;
}

export interface Health {
  readonly status: string;
  readonly version?: string;
  readonly lastTick: { readonly at: string; readonly ageSeconds?: number } | null;
  readonly simulator?: string;
  readonly configuration?: readonly { readonly setting: string; readonly message: string }[];
}

export interface Need {
  readonly account?: string;
  readonly kind: string;
  readonly tone: 'fail' | 'warn';
  readonly since?: string;
  readonly until?: string;
  readonly code?: string;
  /** In the reader's language. */
  readonly title: string;
  readonly check?: string;
  readonly count?: number;
}

export type State =
  'active' | 'degraded' | 'paused' | 'failing' | 'needs-sign-in' | 'needs-credential';

export interface AccountBrief {
  readonly id: string;
  readonly name: string;
  readonly tenantId: string;
  readonly user?: string;
  readonly mode: 'delegated' | 'application';
  readonly owner: string;
  readonly credential: { readonly kind: string; readonly expiresAt?: string };
  readonly state: State;
  readonly stateSince: string;
  readonly reason?: { readonly code: string; readonly kind: string; readonly title: string };
  readonly paused?: { readonly by: string; readonly reason?: string };
  readonly subscription?: { readonly endsAt?: string; readonly daysLeft?: number };
  readonly nextRunAt: string | null;
  readonly running?: { readonly runId: string; readonly since: string };
  /** A letter per run, newest first: p, d, f or a. */
  readonly results: string;
  /** Runs of seven days: passed, degraded, failed, lost. */
  readonly week: readonly [number, number, number, number];
  readonly leftovers: { readonly open: number; readonly capped: boolean };
  /** When the newest run ended, in seconds since 1970, then the gap to each older one. */
  readonly resultsAt: readonly number[];
  readonly revision: number;
}

export interface Overview {
  readonly at: string;
  readonly me: Me;
  readonly health: Health;
  readonly notice?: string;
  readonly needs: readonly Need[];
  readonly accounts: readonly AccountBrief[];
}
