import type { Check } from '@perennial/checks';
import { missingPermissions } from '../checks/permissions';
import type { Account, Preflight } from '../domain/account';
import { consentLink, permissionsLink } from '../domain/portal-links';
import type { ConsentReturn } from '../domain/portal-links';
import { writesRefusedBy } from '../domain/writes';
import { ineligibleBecause } from '../engine/eligibility';
import { eligibilityOf } from '../engine/plan-run';

/** What of an account decides on what its token may do. */
export type Subject = Pick<
  Account,
  'tenantId' | 'clientId' | 'mode' | 'postponed' | 'allowWrites' | 'licences' | 'failure'
>;

interface CheckReport {
  readonly check: Check;
  readonly enabled: boolean;
  readonly missing: readonly string[];
  /** Left alone until then (milliseconds since the epoch), although nothing is missing. */
  readonly postponedUntil?: number | undefined;
}

export interface PreflightReport {
  /** Checks of the account's mode; none without a token. */
  readonly checks: readonly CheckReport[];
  /** Permissions that any of them lacks, sorted. */
  readonly missing: readonly string[];
  /** Where consent is given, when something is missing or nobody has consented at all. */
  readonly links?: { readonly consent: string; readonly permissions: string } | undefined;
  readonly writesRefusedBy: 'owner' | 'licences' | undefined;
}

/** Entra's code for “nobody has consented to this app”. */
const NOT_CONSENTED = 'AADSTS65001';

/**
 * What a token may do: which checks it allows, and for the others exactly which permission it lacks. `back`:
 * where a consent may come back to.
 */
export function preflightReport(
  catalogue: readonly Check[],
  subject: Subject,
  preflight: Preflight,
  now: number,
  back?: ConsentReturn,
): PreflightReport {
  const { mode } = subject;
  const known = eligibilityOf({ ...subject, preflight });
  const usable = preflight.failure ? [] : catalogue.filter(({ modes }) => modes.includes(mode));
  const checks = usable.map((check): CheckReport => {
    const why = ineligibleBecause(check, known, now);
    const missing = preflight.granted ? missingPermissions(check, mode, preflight.granted) : [];
    return { check, enabled: why === undefined, missing, postponedUntil: why?.until };
  });
  const missing = [...new Set(checks.flatMap((report) => report.missing))].sort();
  const unconsented = [preflight.failure, subject.failure].some(
    (failure) => failure?.code === NOT_CONSENTED,
  );
  const wanted = missing.length > 0 || unconsented;
  return {
    checks,
    missing,
    links: wanted
      ? { consent: consentLink(subject, back), permissions: permissionsLink(subject) }
      : undefined,
    writesRefusedBy: writesRefusedBy(subject),
  };
}
