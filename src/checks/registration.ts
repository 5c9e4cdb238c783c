/** What an app registration must list. */
import type { Check, Mode } from '@perennial/checks';
import type { Preset } from '../domain/account';
import { presets } from '../domain/choice';
import { GRAPH_APP_ID } from '../domain/manifest';
import type { ResourceAccess } from '../domain/manifest';
import { catalogue } from './catalogue';
import { permissionIds } from './permission-ids';
import { leastPermissions } from './permissions';
import { isReserved } from './user-consent';

/** What tells how long the subscription lasts, and whether it is a developer's: asked for whatever the checks. */
export const DAYS_LEFT = 'Organization.Read.All';
/** What makes a sign-in last. */
export const SIGN_IN = ['offline_access', 'openid', 'profile'];

/**
 * The permissions that some checks need, sorted: of each check the least privileged, and what tells the days left.
 * The one list for accounts, the Add page, `setup-tenant` and `npm run permissions`.
 */
export function permissionsFor(checks: readonly Check[], mode: Mode): readonly string[] {
  const needed = checks.flatMap((check) => leastPermissions(check, mode));
  return [...new Set([...needed, DAYS_LEFT])].sort();
}

/** What a registration lists so that runs can draw whatever a preset leaves. */
export function registrationPermissions(preset: Preset, mode: Mode): readonly string[] {
  const drawn = catalogue.filter(
    (check) =>
      check.modes.includes(mode) &&
      presets[preset]({ ...check, reserved: isReserved(check, mode) }),
  );
  return [...permissionsFor(drawn, mode), ...(mode === 'delegated' ? SIGN_IN : [])];
}

/**
 * The manifest's entry for Graph. Throws for a permission that Graph does not have in this mode.
 * https://learn.microsoft.com/entra/identity-platform/reference-microsoft-graph-app-manifest
 */
export function resourceAccess(permissions: readonly string[], mode: Mode): ResourceAccess {
  const type = mode === 'delegated' ? 'Scope' : 'Role';
  return {
    resourceAppId: GRAPH_APP_ID,
    resourceAccess: permissions.map((name) => {
      const id = permissionIds.get(name)?.[mode];
      if (id === undefined) throw new RangeError(`Graph has no permission ${name} (${type})`);
      return { id, type };
    }),
  };
}
