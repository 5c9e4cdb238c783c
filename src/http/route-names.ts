/**
 * Every HTTP route: its function's name, methods and template. Imports nothing, because registration
 * needs it at every cold start; what the routes do is in `routes.ts`, held to this table by its type.
 */
export const routeTable = {
  /** The site's root: Azure's router has no template for it but this one. */
  home: { template: '{ignored:maxlength(0)?}', methods: ['GET'] },
  health: { template: 'api/health', methods: ['GET'] },
  openapi: { template: 'api/openapi.json', methods: ['GET'] },
  checks: { template: 'api/checks', methods: ['GET'] },
  preflight: { template: 'api/preflight', methods: ['POST'] },
  members: { template: 'api/members', methods: ['GET', 'POST'] },
  member: { template: 'api/members/{memberId}', methods: ['DELETE'] },
  accounts: { template: 'api/accounts', methods: ['GET', 'POST'] },
  account: { template: 'api/accounts/{accountId}', methods: ['GET', 'PATCH', 'DELETE'] },
  accountRun: { template: 'api/accounts/{accountId}/run', methods: ['POST'] },
  accountPause: { template: 'api/accounts/{accountId}/pause', methods: ['POST'] },
  accountResume: { template: 'api/accounts/{accountId}/resume', methods: ['POST'] },
  accountPreflight: { template: 'api/accounts/{accountId}/preflight', methods: ['POST'] },
  accountFixtures: {
    template: 'api/accounts/{accountId}/fixtures',
    methods: ['POST', 'DELETE'],
  },
  accountPlan: { template: 'api/accounts/{accountId}/plan', methods: ['GET'] },
  accountRuns: { template: 'api/accounts/{accountId}/runs', methods: ['GET'] },
  accountRunRecord: { template: 'api/accounts/{accountId}/runs/{runId}', methods: ['GET'] },
} as const satisfies Record<string, { template: string; methods: readonly Method[] }>;

export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';
export type RouteName = keyof typeof routeTable;

/**
 * Takes whatever no other route does, so that unknown paths and methods get a problem document too. Its
 * name sorts last: routes of functions that come after a catch-all are never reached. TRACE and CONNECT are
 * left to the host, which answers 404: the worker cannot build a request of them, and would answer 500.
 */
export const catchAll = {
  name: 'zz-not-found',
  template: '{*path}',
  methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'],
} as const;
