import fc from 'fast-check';
import { inZone, instantOf, zones } from '../../src/checks/calendar/zones';

/** Outlook's names of the zones and the names Node knows them by. */
const IANA: Readonly<Record<string, string>> = {
  UTC: 'UTC',
  'Hawaiian Standard Time': 'Pacific/Honolulu',
  'India Standard Time': 'Asia/Kolkata',
  'China Standard Time': 'Asia/Shanghai',
  'Tokyo Standard Time': 'Asia/Tokyo',
};

const seconds = fc
  .integer({ min: Date.UTC(2024, 0) / 1000, max: Date.UTC(2100, 0) / 1000 })
  .map((second) => second * 1000);

test('every zone calls a time what Node’s own zones call it', () => {
  expect(zones).toEqual(Object.keys(IANA));
  fc.assert(
    fc.property(seconds, fc.constantFrom(...zones), (at, zone) => {
      const { dateTime, timeZone } = inZone(at, zone);
      const local = new Date(at).toLocaleString('sv-SE', { timeZone: IANA[zone] });
      expect({ dateTime, timeZone }).toEqual({ dateTime: local.replace(' ', 'T'), timeZone: zone });
    }),
  );
});

test('a time in any zone is the same time again, with Graph’s seven digits of a second too', () => {
  fc.assert(
    fc.property(seconds, fc.constantFrom(...zones), (at, zone) => {
      const written = inZone(at, zone);
      expect(instantOf(written)).toBe(at);
      expect(instantOf({ ...written, dateTime: `${written.dateTime}.0000000` })).toBe(at);
    }),
  );
});

test.each([
  { dateTime: '2026-11-21T12:00:00', timeZone: 'Pacific Standard Time' },
  { dateTime: 'tomorrow', timeZone: 'UTC' },
])('a time that cannot be read fails the check: %j', (time) => {
  expect(() => instantOf(time)).toThrow('assertion/assertion');
});
