import fc from 'fast-check';
import { ODataError } from '../../src/odata/error';
import { fits, propertiesOf } from '../../src/odata/evaluate';
import { parseFilter } from '../../src/odata/filter';

const item = {
  subject: "It's Tuesday",
  isRead: false,
  size: 12,
  receivedDateTime: '2026-11-21T10:00:00Z',
  flag: { flagStatus: 'notFlagged' },
  nothing: null,
  categories: ['Red'],
  hosts: [{ name: 'a' }, { name: 'b' }],
};

test.each([
  ["subject eq 'it''s tuesday'", true],
  ["subject ne 'x'", true],
  ["startswith(subject,'It') and not isRead", true],
  ["endswith(subject,'day') or size gt 100", true],
  ["contains(subject,'wed')", false],
  ['size ge 12 and size le 12', true],
  ['size lt 12', false],
  ['size in (1, 12)', true],
  ['receivedDateTime ge 2026-11-21T11:00:00+01:00', true],
  ['receivedDateTime gt 2026-11-21', true],
  ['receivedDateTime lt 2026-11-21T10:00:00Z', false],
  ["flag/flagStatus eq 'notFlagged'", true],
  ['nothing eq null', true],
  ['absent eq null', true],
  ["absent gt 'a'", false],
  ["tolower(subject) eq 'it''s tuesday'", true],
  ['length(subject) eq 12', true],
  ["categories/any(c:c eq 'red')", true],
  ["hosts/any(h:h/name eq 'b')", true],
  ["hosts/all(h:h/name eq 'b')", false],
  ['hosts/any()', true],
  ["(isRead eq true or size eq 12) and subject ne ''", true],
  ['isRead eq true or size eq 12 and size eq 13', false],
])('%s: %s', (filter, expected) => {
  expect(fits(parseFilter(filter), item)).toBe(expected);
});

test.each([
  'subject eq',
  "subject eq 'open",
  'subject eq (1',
  "nosuch(subject,'a')",
  'startswith(subject)',
  'subject eq 1 1',
  'subject § 1',
  'size in 1',
  'size in (subject)',
  'a/any(b c)',
  'a/1',
  'receivedDateTime gt 2026-13-45',
  `${'('.repeat(60)}a eq 1${')'.repeat(60)}`,
])('refuses %s', (filter) => {
  expect(() => parseFilter(filter)).toThrow(ODataError);
});

test('names the properties it asks about', () => {
  const filter = parseFilter("contains(a,'x') and not (b/c eq 1 or d/any(e:e eq 2))");
  expect(propertiesOf(filter)).toEqual(['a', 'b', 'd']);
});

test('any text is read or refused, nothing else', () => {
  const piece = fc.constantFrom(
    'a',
    'eq',
    "'x'",
    '(',
    ')',
    'and',
    'not',
    '1',
    '/',
    ',',
    'any',
    ':',
    "'",
    'in',
    '§',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(piece).map((pieces) => pieces.join(' ')),
      ),
      (text) => {
        try {
          parseFilter(text);
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(ODataError);
        }
      },
    ),
  );
});

test('text literals come back whatever they hold', () => {
  fc.assert(
    fc.property(fc.string(), (value) => {
      const filter = parseFilter(`name eq '${value.replaceAll("'", "''")}'`);
      expect(fits(filter, { name: value })).toBe(true);
    }),
  );
});
