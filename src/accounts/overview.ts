import type { Brief } from '../domain/brief';
import { briefOf } from '../domain/brief';
import type { Principal } from '../domain/member';
import { byUrgency, installationNeeds, needsOf } from '../domain/needs';
import type { InstallationFacts, Need } from '../domain/needs';
import { totalsOf } from '../domain/totals';
import type { Totals } from '../domain/totals';
import type { Services } from '../services';
import { findAccount } from './list';

type Deps = Pick<Services, 'accounts' | 'clock'>;

export interface Overview {
  readonly accounts: readonly Brief[];
  readonly needs: readonly Need[];
  readonly totals: Totals;
}

/**
 * All accounts that somebody may see, and what of them and of the installation needs a person. Of one
 * account alone where it is named; throws `Refusal` where that one is not theirs to see.
 */
export async function readOverview(
  deps: Deps,
  principal: Principal,
  installation: InstallationFacts,
  accountId?: string,
): Promise<Overview> {
  const accounts = await briefsFor(deps, principal, accountId);
  const now = deps.clock();
  const own = accounts.flatMap((brief) => needsOf(brief, now));
  const whole = principal.role === 'operator' && accountId === undefined;
  const needs = [...own, ...(whole ? installationNeeds(installation) : [])].toSorted(byUrgency);
  return { accounts, needs, totals: totalsOf(accounts, now) };
}

async function briefsFor(
  deps: Deps,
  principal: Principal,
  accountId: string | undefined,
): Promise<readonly Brief[]> {
  if (accountId !== undefined)
    return [briefOf((await findAccount(deps, principal, accountId)).value)];
  const briefs: Brief[] = [];
  const owner = principal.role === 'member' ? principal.id : undefined;
  for await (const brief of deps.accounts.briefs(owner)) briefs.push(brief);
  return briefs;
}
