/** What befalls a tenant, and lasts unless it says how often it happens. */
export interface Event {
  /** Days before the history ends. */
  readonly daysAgo: number;
  /** As the simulator's `changeTenant` takes it. */
  readonly tenant?: Readonly<Record<string, unknown>>;
  /** As the simulator's `fault` takes it, without the tenant. */
  readonly fault?: Readonly<Record<string, unknown>>;
}

/** So many answers of one service are errors of its own. */
const outage = (daysAgo: number, path: string, times: number): Event => ({
  daysAgo,
  fault: { path, status: 503, code: 'serviceNotAvailable', times },
});

/** What a tenant lives through that is well by and large. */
export const smallTroubles: readonly Event[] = [
  outage(20.4, '/messages', 40),
  outage(13.2, '/drive', 60),
  outage(5.6, '/messages', 30),
  outage(2.3, '/drive', 30),
];

export const secretExpires = (daysAgo: number): Event => ({
  daysAgo,
  tenant: { secretExpired: true },
});

export const subscriptionEnds = (daysAgo: number, daysLeft: number): Event => ({
  daysAgo,
  tenant: { daysLeft },
});

/** An administrator revokes the sign-in: what Entra ID answers to its refresh token from then on. */
export const signInRevoked = (daysAgo: number): Event => ({
  daysAgo,
  fault: {
    path: '/oauth2/v2.0/token',
    status: 400,
    code: 'AADSTS50173',
    error: 'invalid_grant',
  },
});

/** OneDrive refuses everything. */
export const driveRefuses = (daysAgo: number): Event => ({
  daysAgo,
  fault: { path: '/drive', status: 403, code: 'accessDenied' },
});
