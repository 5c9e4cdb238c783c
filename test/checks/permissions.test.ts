import { catalogue } from '../../src/checks/catalogue';
import {
  leastPermissions,
  missingPermissions,
  neededPermissions,
  satisfies,
} from '../../src/checks/permissions';

const check = (id: string) => {
  const found = catalogue.find((candidate) => candidate.id === id);
  if (!found) throw new Error(`no check ${id}`);
  return found;
};

test.each([
  [['Mail.Read'], 'Mail.Read', true],
  [['mail.read'], 'Mail.Read', true],
  [['Mail.ReadWrite'], 'Mail.ReadBasic', true],
  [['Mail.ReadWrite'], 'Mail.ReadBasic.All', true],
  [['Sites.ReadWrite.All'], 'Files.Read', true],
  [['Directory.ReadWrite.All'], 'User.ReadBasic.All', true],
  [['Mail.ReadBasic'], 'Mail.Read', false],
  [['Mail.ReadWrite'], 'Mail.Send', false],
  [['Files.Read.All'], 'Files.ReadWrite', false],
  [['Mail.ReadWrite.Shared'], 'Mail.ReadWrite', false],
  [[], 'User.Read', false],
])('a token with %j serves where %s is needed: %s', (granted, needed, expected) => {
  expect(satisfies(granted, needed)).toBe(expected);
});

test('a token that has what every call names lacks nothing, in either mode', () => {
  for (const each of catalogue) {
    for (const mode of each.modes) {
      expect(missingPermissions(each, mode, neededPermissions(each, mode))).toEqual([]);
      expect(missingPermissions(each, mode, leastPermissions(each, mode))).toEqual([]);
    }
  }
});

test('without any permission everything is missing', () => {
  for (const each of catalogue) {
    for (const mode of each.modes) {
      expect(missingPermissions(each, mode, [])).toEqual(neededPermissions(each, mode));
      expect(neededPermissions(each, mode).length).toBeGreaterThan(0);
    }
  }
});

test('a wider permission stands for the narrower ones of the same check', () => {
  expect(leastPermissions(check('mail.send-to-self'), 'delegated')).toEqual([
    'Mail.ReadWrite',
    'Mail.Send',
    'User.Read',
  ]);
  expect(missingPermissions(check('files.store-file'), 'application', ['Mail.ReadWrite'])).toEqual([
    'Files.Read.All',
    'Files.ReadWrite.All',
  ]);
});
