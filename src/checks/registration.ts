/** What an app registration must list so that runs can draw what a preset leaves. */
import type { Mode } from '@perennial/checks';
import type { Preset } from '../domain/account';
import { presets } from '../domain/choice';
import { catalogue } from './catalogue';
import { permissionIds } from './permission-ids';
import { neededPermissions, satisfies } from './permissions';
import { isReserved } from './user-consent';

/** Microsoft Graph's own application id, the same in every tenant. */
export const GRAPH_APP_ID = '00000003-0000-0000-c000-000000000000';

/** How long the subscription lasts, and whether it is a developer's: what is asked whatever the checks. */
const ALWAYS = ['LicenseAssignment.Read.All', 'Organization.Read.All'];
/** What makes a sign-in last. */
const SIGN_IN = ['offline_access', 'openid', 'profile'];

/** The fewest permissions for all checks of a preset in a mode, sorted: a wider one serves for a narrower. */
export function registrationPermissions(preset: Preset, mode: Mode): readonly string[] {
  const drawn = catalogue.filter(
    (check) =>
      check.modes.includes(mode) &&
      presets[preset]({ ...check, reserved: isReserved(check, mode) }),
  );
  const needed = [
    ...new Set([...ALWAYS, ...drawn.flatMap((check) => neededPermissions(check, mode))]),
  ];
  const least = needed.filter(
    (one) =>
      !satisfies(
        needed.filter((other) => other !== one),
        one,
      ),
  );
  return [...least, ...(mode === 'delegated' ? SIGN_IN : [])].sort();
}

/** One entry of a manifest's `requiredResourceAccess`. */
export interface ResourceAccess {
  readonly resourceAppId: string;
  readonly resourceAccess: readonly { readonly id: string; readonly type: 'Scope' | 'Role' }[];
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
