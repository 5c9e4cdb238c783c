import type { Licences } from '../../src/domain/account';
import {
  licencesAfter,
  LICENCES_KEPT_MS,
  wantsLicences,
  writesRefusedBy,
} from '../../src/domain/writes';
import { NOW } from './support';

const licences = (found: Licences['found'], at = NOW): Licences => ({ found, at });

test.each([
  [undefined, undefined, undefined],
  [undefined, 'developer', undefined],
  [undefined, 'unread', undefined],
  [undefined, 'other', 'licences'],
  [true, 'other', undefined],
  [false, 'developer', 'owner'],
] as const)('allowWrites %s, licences %s: refused by %s', (allowWrites, found, by) => {
  const account = {
    ...(allowWrites !== undefined && { allowWrites }),
    ...(found && { licences: licences(found) }),
  };
  expect(writesRefusedBy(account)).toBe(by);
});

test('licences are read while they are not known, and once a day after that; never where the owner decided', () => {
  expect(wantsLicences({}, NOW)).toBe(true);
  expect(wantsLicences({ licences: licences('unread') }, NOW)).toBe(true);
  expect(wantsLicences({ licences: licences('other') }, NOW)).toBe(false);
  expect(wantsLicences({ licences: licences('developer') }, NOW + LICENCES_KEPT_MS)).toBe(true);
  for (const allowWrites of [true, false]) expect(wantsLicences({ allowWrites }, NOW)).toBe(false);
});

test('not being able to read them once more takes nothing back', () => {
  const other = licences('other');
  expect(licencesAfter(other, licences('unread', NOW + 1))).toBe(other);
  expect(licencesAfter(undefined, licences('unread'))).toEqual(licences('unread'));
  expect(licencesAfter(other, licences('developer', NOW + 1)).found).toBe('developer');
});
