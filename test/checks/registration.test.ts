import { catalogue } from '../../src/checks/catalogue';
import { missingPermissions } from '../../src/checks/permissions';
import { registrationPermissions, resourceAccess } from '../../src/checks/registration';
import { isReserved } from '../../src/checks/user-consent';
import { presetNames } from '../../src/domain/account';
import { permissionsOf } from '../../src/onboarding/permissions';
import { presets } from '../../src/domain/choice';

const MODES = ['application', 'delegated'] as const;
/** Of a registration, all together (https://learn.microsoft.com/entra/identity-platform/reference-microsoft-graph-app-manifest). */
const MOST_PERMISSIONS = 400;
/** Of one delegated grant, in characters. */
const MOST_SCOPES = 3850;

describe.each(presetNames.flatMap((preset) => MODES.map((mode) => [preset, mode] as const)))(
  'the registration for %s, %s',
  (preset, mode) => {
    const permissions = registrationPermissions(preset, mode);

    test('lets every check of the preset run, and lists nothing twice', () => {
      const drawn = catalogue
        .filter((check) => check.modes.includes(mode))
        .filter((check) => presets[preset]({ ...check, reserved: isReserved(check, mode) }));
      const missing = drawn.flatMap((check) => missingPermissions(check, mode, permissions));
      expect(missing).toEqual([]);
      expect(new Set(permissions).size).toBe(permissions.length);
      expect(permissions.join(' ').length).toBeLessThan(MOST_SCOPES);
    });

    test('is what an onboarding asks for', () => {
      const wish = { mode, checks: { preset, always: [], random: ['*'] } };
      const asked = permissionsOf({ catalogue }, wish).map(({ name }) => name);
      expect(asked).toEqual(permissions);
    });

    test('has Graph’s id for each, by the kind that the mode asks for', () => {
      const { resourceAccess: entries } = resourceAccess(permissions, mode);
      expect(new Set(entries.map(({ id }) => id)).size).toBe(permissions.length);
      expect(permissions.length).toBeLessThan(MOST_PERMISSIONS);
      const type = mode === 'delegated' ? 'Scope' : 'Role';
      expect(entries.filter((entry) => entry.type !== type)).toEqual([]);
    });
  },
);

test('a permission that Graph does not have is not made up', () => {
  expect(() => resourceAccess(['Mail.Imagine'], 'application')).toThrow(RangeError);
});
