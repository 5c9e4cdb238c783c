import fc from 'fast-check';
import { quietUntil } from '../../src/domain/quiet-hours';
import { initialSettings, settingsSecrets } from '../../src/domain/settings';
import { severityOf } from '../../src/domain/notice-kinds';
import { reaches } from '../../src/domain/severity';
import { MINUTE_MS } from '../../src/durations';

const at = (text: string) => Date.parse(`${text}Z`);

test.each([
  ['2026-11-28T21:59:59', undefined],
  ['2026-11-28T22:00:00', '2026-11-29T07:00:00'],
  ['2026-11-29T06:59:30', '2026-11-29T07:00:00'],
  ['2026-11-29T07:00:00', undefined],
])('quiet hours over midnight: at %s until %s', (now, until) => {
  const quiet = { from: '22:00', to: '07:00', timeZone: 'UTC' };
  expect(quietUntil(quiet, at(now))).toBe(until && at(until));
});

test('quiet hours are those of the zone’s clock, and none where none were set', () => {
  const quiet = { from: '12:00', to: '13:30', timeZone: 'Asia/Kolkata' };
  expect(quietUntil(quiet, at('2026-11-28T06:31:00'))).toBe(at('2026-11-28T08:00:00'));
  expect(quietUntil(quiet, at('2026-11-28T12:31:00'))).toBeUndefined();
  expect(quietUntil(undefined, 0)).toBeUndefined();
});

test('whoever waits until quiet hours end finds them ended, an hour later at the latest', () => {
  const clock = fc
    .tuple(fc.nat(23), fc.nat(59))
    .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
  const zones = fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe');
  const moment = fc.integer({ min: at('2026-01-01T00:00'), max: at('2027-01-01T00:00') });
  fc.assert(
    fc.property(clock, clock, zones, moment, (from, to, timeZone, now) => {
      fc.pre(from !== to);
      const quiet = { from, to, timeZone };
      const until = quietUntil(quiet, now);
      if (until === undefined) return;
      expect(until).toBeGreaterThan(now);
      const left = (quietUntil(quiet, until) ?? until) - until;
      // On the night that the clock is changed.
      expect(left).toBeLessThanOrEqual(60 * MINUTE_MS);
    }),
  );
});

test('a channel is told of what is at least as severe as it asks for', () => {
  expect(reaches('critical', 'warning')).toBe(true);
  expect(reaches('warning', 'warning')).toBe(true);
  expect(reaches('info', 'warning')).toBe(false);
});

test.each([
  ['failing', 'critical'],
  ['degraded', 'warning'],
  ['paused', 'critical'],
  ['recovered', 'info'],
  ['installation', 'critical'],
  ['subscription-ends', 'warning'],
  ['subscription-ended', 'critical'],
  ['subscription-renewed', 'info'],
  ['credential-lapses', 'warning'],
] as const)('%s is %s', (change, severity) => {
  expect(severityOf(change)).toBe(severity);
});

test('the settings name every secret that they refer to', () => {
  const initial = initialSettings(30);
  expect(settingsSecrets(initial)).toEqual([]);
  const hook = { facts: {}, secrets: { '/url': 'one', '/secret': 'two' }, least: 'info' as const };
  const deadMan = { host: 'watch.example', secret: 'three' };
  const settings = { ...initial, deadMan, channels: { webhook: hook } };
  expect(settingsSecrets(settings)).toEqual(['one', 'two', 'three']);
});
