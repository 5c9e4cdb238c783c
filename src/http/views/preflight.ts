import type * as z from 'zod';
import type { Check } from '../../checks/define';
import { missingPermissions } from '../../checks/permissions';
import type { Account, Preflight } from '../../domain/account';
import { whyNot } from '../../usecases/why-not';
import type { preflight } from '../schemas/views';
import { failureView, iso } from './failure';

type Identity = Pick<Account, 'tenantId' | 'clientId' | 'mode' | 'postponed'>;

/** What a token may do: which checks it allows, and for the others exactly which permission it lacks. */
export function preflightView(
  catalogue: readonly Check[],
  identity: Identity,
  value: Preflight,
  now: number,
): z.output<typeof preflight> {
  const { at, failure, granted } = value;
  const usable = failure ? [] : catalogue.filter(({ modes }) => modes.includes(identity.mode));
  const checks = usable.map((check) => {
    const missing = granted ? [...missingPermissions(check, identity.mode, granted)] : [];
    const why = whyNot(check, { ...identity, granted }, now);
    return {
      id: check.id,
      enabled: why === undefined,
      missing,
      ...(check.needs && { needs: [...check.needs] }),
      ...(why?.until !== undefined && { postponedUntil: iso(why.until) }),
    };
  });
  const missing = [...new Set(checks.flatMap((check) => check.missing))].sort();
  return {
    at: iso(at),
    mode: identity.mode,
    ...(failure && { failure: failureView(failure) }),
    ...(granted && { granted: [...granted] }),
    missing,
    checks,
    ...(missing.length > 0 && { consentLink: consentLink(identity, missing) }),
  };
}

/**
 * Where an administrator grants what is missing: app-only what the registration lists, signed in by name
 * (https://learn.microsoft.com/entra/identity-platform/v2-admin-consent).
 */
function consentLink({ tenantId, clientId, mode }: Identity, missing: readonly string[]): string {
  const names = mode === 'application' ? ['.default'] : missing;
  const link = new URL(`https://login.microsoftonline.com/${tenantId}/v2.0/adminconsent`);
  link.searchParams.set('client_id', clientId);
  link.searchParams.set(
    'scope',
    names.map((name) => `https://graph.microsoft.com/${name}`).join(' '),
  );
  return link.href;
}
