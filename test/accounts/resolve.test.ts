import type { Check, Mode } from '@perennial/checks';
import { credentialKinds } from '../../src/credentials';
import { Refusal } from '../../src/refusal';
import { validateRunnable, resolveSelection } from '../../src/accounts/resolve';
import type { Schedule } from '../../src/domain/schedule';
import { resolveSchedule } from '../../src/accounts/resolve-schedule';
import type { ScheduleInput } from '../../src/accounts/resolve-schedule';
import type { SelectionInput } from '../../src/accounts/resolve';
import { DAY_MS } from '../../src/durations';
import { aCheck, grammar } from '../checks/support';

const check = (id: string, modes: Mode[], path = '/me/messages', appPath?: string): Check => {
  const get = grammar.get(path, undefined, {
    permission: 'Mail.Read',
    ...(appPath && { appPath }),
  });
  return { ...aCheck(id, { calls: [get] }), modes };
};

const offer = {
  catalogue: [
    check('mail.one', ['application', 'delegated']),
    check('mail.two', ['delegated']),
    check('reports.usage', ['application'], '/reports/usage'),
    check('tasks.lists', ['delegated']),
    check('directory.named', ['application'], '/users', '/users/{user}/memberOf'),
  ],
  credentialKinds,
  defaultAlways: ['mail.one', 'mail.two'],
  minGapSeconds: 60,
};

function errorsOf(action: () => unknown): string[] {
  try {
    action();
  } catch (thrown) {
    if (thrown instanceof Refusal) return thrown.errors.map(({ field }) => field);
    throw thrown;
  }
  return [];
}

test('what always runs is what the mode allows of it, as ids', () => {
  expect(resolveSelection(offer, 'application')).toEqual({
    preset: 'balanced',
    always: ['mail.one'],
    random: ['*'],
  });
  expect(resolveSelection(offer, 'delegated')).toEqual({
    preset: 'balanced',
    always: ['mail.one', 'mail.two'],
    random: ['*'],
  });
  const named = { always: ['mail'], random: ['tasks', 'mail.one'] };
  expect(resolveSelection(offer, 'delegated', named)).toEqual({
    preset: 'everything',
    always: ['mail.one', 'mail.two'],
    random: ['tasks', 'mail.one'],
  });
  expect(resolveSelection(offer, 'application', { always: ['*'], random: [] })).toEqual({
    preset: 'everything',
    always: ['mail.one', 'reports.usage', 'directory.named'],
    random: [],
  });
});

test('a name of nothing, or of what the mode does not allow, is refused where it stands', () => {
  const errors = (mode: Mode, always: string[], random: string[]) =>
    errorsOf(() => resolveSelection(offer, mode, { always, random }));
  expect(errors('application', ['mail.two'], ['tasks', 'mail'])).toEqual([
    '/checks/always/0',
    '/checks/random/0',
  ]);
  expect(errors('delegated', [], ['reports.usage', 'nothing', '*'])).toEqual([
    '/checks/random/0',
    '/checks/random/1',
  ]);
});

test('a preset bounds what is drawn, and names that it leaves nothing of are refused', () => {
  const catalogue = [
    ...offer.catalogue,
    { ...check('files.store', ['delegated']), kind: 'write' as const },
    {
      ...check('reports.mine', ['delegated']),
      calls: [grammar.get('/x', undefined, { permission: 'Reports.Read.All' })],
    },
  ];
  const settle = (input: SelectionInput) =>
    resolveSelection({ ...offer, catalogue }, 'delegated', input);
  const errors = (input: SelectionInput) => errorsOf(() => settle(input));
  expect(errors({ preset: 'read-only', random: ['files', 'mail', '*'] })).toEqual([
    '/checks/random/0',
  ]);
  expect(errors({ preset: 'read-only', always: ['files.store'] })).toEqual(['/checks/always/0']);
  expect(errors({ preset: 'balanced', random: ['reports.mine'] })).toEqual(['/checks/random/0']);
  expect(errors({ always: ['reports.mine'] })).toEqual([]);
  expect(settle({ random: ['reports.mine'] }).preset).toBe('everything');
  expect(settle({ preset: 'read-only', always: ['*'] }).always).not.toContain('files.store');
});

test('weights are kept, for names that there are', () => {
  const weights = { mail: 2, 'mail.one': 0.1 };
  expect(resolveSelection(offer, 'delegated', { weights })).toMatchObject({ weights });
  const wrong = { 'no/such': 1, constructor: 1, 'reports.usage': 1, '*': 1 };
  expect(errorsOf(() => resolveSelection(offer, 'delegated', { weights: wrong }))).toEqual([
    '/checks/weights/no~1such',
    '/checks/weights/constructor',
    '/checks/weights/reports.usage',
    '/checks/weights/*',
  ]);
});

test('app-only needs a user where a check looks at somebody’s own things', () => {
  const account = (always: string[], random: string[], user?: string) => ({
    mode: 'application' as const,
    checks: { always, random },
    checksPerRun: { min: 1, max: 1 },
    ...(user !== undefined && { user }),
  });
  const errors = (...given: Parameters<typeof account>) =>
    errorsOf(() => validateRunnable(offer, account(...given)));
  expect(errors(['mail.one'], [])).toEqual(['/user']);
  expect(errors([], ['*'])).toEqual(['/user']);
  expect(errors([], ['directory.named'])).toEqual(['/user']);
  expect(errors([], ['reports'])).toEqual([]);
  expect(errors([], ['*'], 'adele@contoso.example')).toEqual([]);
  expect(
    errorsOf(() => validateRunnable(offer, { ...account([], ['mail']), mode: 'delegated' })),
  ).toEqual([]);
  expect(errors([], [])).toEqual(['/checks']);
});

describe('a schedule', () => {
  const NOW = Date.UTC(2026, 10, 21, 12);
  const steady = { preset: 'steady', minSeconds: 1000, maxSeconds: 2000 };
  const resolved = (input?: ScheduleInput, before?: Schedule) =>
    resolveSchedule({ ...offer, before, now: NOW }, input);
  const custom = (minSeconds: number, maxSeconds: number) => ({
    preset: 'custom' as const,
    minSeconds,
    maxSeconds,
  });

  test('has a custom gap within the installation’s bounds', () => {
    expect(resolved(custom(60, 604_800))).toEqual(custom(60, 604_800));
    expect(errorsOf(() => resolved(custom(59, 59)))).toEqual([
      '/schedule/minSeconds',
      '/schedule/maxSeconds',
    ]);
    expect(resolved()).toEqual(steady);
  });

  test('keeps its time zone, and is open at some time', () => {
    const timeZone = 'Asia/Shanghai';
    expect(resolved({ preset: 'gentle', timeZone })).toMatchObject({ preset: 'gentle', timeZone });
    const never = [
      { ...custom(60, 60), days: ['sunday'] as const, quiet: { days: ['sunday'] as const } },
      {
        preset: 'office-hours' as const,
        quiet: { hours: { from: '08:00', to: '18:00' } },
      },
    ];
    for (const input of never) expect(errorsOf(() => resolved(input))).toEqual(['/schedule']);
  });

  test('is watched closely for a week over the one before, whose hours it keeps', () => {
    const office = resolved({ preset: 'office-hours', timeZone: 'Europe/Berlin' });
    const watched = resolved({ preset: 'close-watch' }, office);
    expect(watched).toEqual({ ...office, closeWatchUntil: NOW + 7 * DAY_MS });
    expect(resolved({ preset: 'steady' }, watched)).toEqual(steady);
  });
});
