import type * as z from 'zod';
import type { Check } from '@perennial/checks';
import { missingPermissions } from '../../checks/permissions';
import type { Account, Mode, Preflight } from '../../domain/account';
import { writesRefusedBy } from '../../domain/writes';
import { eligibilityOf } from '../../engine/plan-run';
import { chosenChecks } from '../../accounts/resolve';
import { ineligibleBecause } from '../../engine/eligibility';
import type { preflight } from './preflight-schema';
import { failureView, iso } from '../failure-view';

type Subject = Pick<
  Account,
  'tenantId' | 'clientId' | 'mode' | 'checks' | 'postponed' | 'allowWrites' | 'licences'
>;

/** What a token may do: which checks it allows, and for the others exactly which permission it lacks. */
export function preflightView(
  catalogue: readonly Check[],
  subject: Subject,
  value: Preflight,
  now: number,
): z.output<typeof preflight> {
  const { at, failure, granted } = value;
  const { mode, licences } = subject;
  const known = eligibilityOf({ ...subject, preflight: value });
  const usable = failure ? [] : catalogue.filter(({ modes }) => modes.includes(mode));
  const checks = usable.map((check) => {
    const why = ineligibleBecause(check, known, now);
    return {
      id: check.id,
      enabled: why === undefined,
      missing: lacking(check, mode, granted),
      ...(check.needs.length > 0 && { needs: [...check.needs] }),
      ...(why?.until !== undefined && { postponedUntil: iso(why.until) }),
    };
  });
  const missing = distinct(checks.flatMap((check) => check.missing));
  const chosen = chosenChecks(usable, subject).flatMap((check) => lacking(check, mode, granted));
  const wanted = chosen.length > 0 ? distinct(chosen) : missing;
  const refusedBy = writesRefusedBy(subject);
  return {
    at: iso(at),
    mode,
    ...(failure && { failure: failureView(failure) }),
    ...(granted && { granted: [...granted] }),
    missing,
    checks,
    ...(wanted.length > 0 && { consentLink: consentLink(subject, wanted) }),
    ...(licences && { licences: licences.found }),
    writes: refusedBy === undefined ? 'allowed' : `refused-by-${refusedBy}`,
  };
}

const lacking = (check: Check, mode: Mode, granted: readonly string[] | undefined): string[] =>
  granted ? [...missingPermissions(check, mode, granted)] : [];

const distinct = (names: readonly string[]): string[] => [...new Set(names)].sort();

/**
 * Where an administrator grants what is missing: app-only what the registration lists, signed in by name
 * (https://learn.microsoft.com/entra/identity-platform/v2-admin-consent).
 */
function consentLink({ tenantId, clientId, mode }: Subject, missing: readonly string[]): string {
  const names = mode === 'application' ? ['.default'] : missing;
  const link = new URL(`https://login.microsoftonline.com/${tenantId}/v2.0/adminconsent`);
  link.searchParams.set('client_id', clientId);
  link.searchParams.set(
    'scope',
    names.map((name) => `https://graph.microsoft.com/${name}`).join(' '),
  );
  return link.href;
}
