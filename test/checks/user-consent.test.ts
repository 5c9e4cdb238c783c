import { catalogue } from '../../src/checks/catalogue';
import type { Check } from '@perennial/checks';
import { isReserved } from '../../src/checks/user-consent';
import { aCheck, grammar } from './support';

const needing = (permission: string): Check =>
  aCheck('profile.one', { calls: [grammar.get('/x', undefined, { permission })] });

test.each([
  ['User.Read', false],
  ['Mail.ReadWrite', false],
  ['Sites.ReadWrite.All', false],
  ['Reports.Read.All', true],
  ['Calendars.ReadBasic', true],
  ['Nothing.Known', true],
])('%s: reserved %s', (permission, reserved) => {
  expect(isReserved(needing(permission), 'delegated')).toBe(reserved);
  expect(isReserved(needing(permission), 'application')).toBe(false);
});

test('what always runs unless an account says otherwise is open to every user', () => {
  const ids = ['profile.read-self', 'mail.page-inbox', 'calendar.find-default'];
  const always = catalogue.filter(({ id }) => ids.includes(id));
  expect(always).toHaveLength(3);
  expect(always.filter((check) => isReserved(check, 'delegated'))).toEqual([]);
});
