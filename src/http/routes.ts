import { openApiDocument } from './openapi';
import type { Operation, OpenOperation } from './operation';
import * as actions from './operations/account-actions';
import * as accounts from './operations/accounts';
import * as fixtures from './operations/fixtures';
import * as installation from './operations/installation';
import * as members from './operations/members';
import * as runs from './operations/runs';
import { routeTable } from './route-names';
import type { RouteName } from './route-names';

type Operations = {
  readonly [Name in RouteName]: Readonly<
    Record<(typeof routeTable)[Name]['methods'][number], Operation>
  >;
};

const describing: OpenOperation = {
  open: true,
  summary: 'This document',
  answers: { 200: { description: 'OpenAPI 3.1' } },
  handle: ({ version }) => ({ status: 200, body: openApiDocument(version, routes) }),
};

/** What every route does, by the names and methods of `route-names.ts`. */
const operations: Operations = {
  home: { GET: installation.showingHome },
  health: { GET: installation.readingHealth },
  openapi: { GET: describing },
  checks: { GET: installation.listingChecks },
  preflight: { POST: actions.preflighting },
  members: { GET: members.listingMembers, POST: members.addingMember },
  member: { DELETE: members.removingMember },
  accounts: { GET: accounts.listing, POST: accounts.registering },
  account: { GET: accounts.reading, PATCH: accounts.changing, DELETE: accounts.deleting },
  accountRun: { POST: actions.running },
  accountPause: { POST: actions.pausing },
  accountResume: { POST: actions.resuming },
  accountPreflight: { POST: actions.preflightingSaved },
  accountFixtures: { POST: fixtures.making, DELETE: fixtures.removing },
  accountPlan: { GET: actions.planning },
  accountRuns: { GET: runs.listingRuns },
  accountRunRecord: { GET: runs.readingRun },
};

export interface Route {
  readonly name: RouteName;
  /** From the root, with `{parameters}`. */
  readonly path: string;
  readonly operations: Readonly<Partial<Record<string, Operation>>>;
}

export const routes: readonly Route[] = (Object.keys(routeTable) as RouteName[]).map((name) => ({
  name,
  path: name === 'home' ? '/' : `/${routeTable[name].template}`,
  operations: operations[name],
}));
