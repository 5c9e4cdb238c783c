import { leastPermissions } from '../checks/permissions';
import { resourceAccess, SIGN_IN } from '../checks/registration';
import { permissionIds } from '../checks/permission-ids';
import type { Mode, Selection } from '../domain/account';
import type { ResourceAccess } from '../domain/manifest';
import type { OnboardingMode } from '../domain/onboarding';
import { modesOf } from '../domain/onboarding';
import type { Services } from '../services';
import { chosenChecks } from '../accounts/resolve';
import { wantedPermissions } from '../accounts/wanted-permissions';

interface Wish {
  readonly mode: OnboardingMode;
  readonly checks: Selection;
}
type Deps = Pick<Services, 'catalogue'>;

export interface WantedPermission {
  readonly name: string;
  readonly id: string;
  /** A scope for whoever signs in, a role for the app itself. */
  readonly type: 'Scope' | 'Role';
  /** Ids of the checks that need it; none where it is wanted whatever the checks. */
  readonly why: readonly string[];
}

/** Everything that the registration is to list, with the checks that need it. */
export const permissionsOf = ({ catalogue }: Deps, wish: Wish): readonly WantedPermission[] =>
  modesOf(wish.mode).flatMap((mode) => {
    const chosen = chosenChecks(catalogue, { mode, checks: wish.checks });
    return namesOf({ catalogue }, wish.checks, mode).map((name) => ({
      name,
      id: permissionIds.get(name)?.[mode] ?? '',
      type: mode === 'delegated' ? ('Scope' as const) : ('Role' as const),
      why: chosen
        .filter((check) => leastPermissions(check, mode).includes(name))
        .map(({ id }) => id),
    }));
  });

/** The same as a manifest lists it. */
export function requiredResourceAccess({ catalogue }: Deps, wish: Wish): readonly ResourceAccess[] {
  const parts = modesOf(wish.mode).map((mode) =>
    resourceAccess(namesOf({ catalogue }, wish.checks, mode), mode),
  );
  const [first] = parts;
  if (!first) return [];
  return [{ ...first, resourceAccess: parts.flatMap((part) => part.resourceAccess) }];
}

const namesOf = ({ catalogue }: Deps, checks: Selection, mode: Mode): readonly string[] => [
  ...wantedPermissions(catalogue, { mode, checks }),
  ...(mode === 'delegated' ? SIGN_IN : []),
];
