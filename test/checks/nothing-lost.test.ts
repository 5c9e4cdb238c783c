import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { operationKey, pathOf } from '@perennial/checks';
import type { Check, Method, Mode } from '@perennial/checks';
import { alwaysChecks, catalogue } from '../../src/checks/catalogue';
import { planFor } from '../../src/engine/plan-run';
import { anAccount } from '../domain/support';

/**
 * The catalogue as it was written before the grammar. A call's body is compared over all checks
 * together, since checks share their calls now; pages are read by people and may have got better.
 */
interface Before {
  readonly id: string;
  readonly workload: string;
  readonly kind: string;
  readonly title: string;
  readonly proves: string;
  readonly modes: readonly Mode[];
  readonly consistency: string;
  readonly needs?: readonly string[];
  readonly calls: readonly {
    readonly method: Method;
    readonly path: string;
    readonly appPath?: string;
    readonly delegated?: string;
    readonly application?: string;
    readonly body?: readonly string[];
    readonly status: readonly number[];
    readonly wider?: string;
  }[];
  readonly creates: readonly Removed[];
}
interface Removed {
  readonly what: string;
  readonly removal: string;
  readonly lateByMs?: number;
}

const before = JSON.parse(
  readFileSync(join(__dirname, 'fixtures/catalogue-before.json'), 'utf8'),
) as {
  readonly checks: readonly Before[];
  /** For each of 200 accounts, the checks of its plan by their places in `checks`. */
  readonly plans: Readonly<Record<Mode, readonly string[]>>;
};

const MODES: readonly Mode[] = ['application', 'delegated'];
const byId = new Map(catalogue.map((check) => [check.id, check]));

interface Told {
  readonly method: Method;
  readonly path: string;
  readonly permission: string | undefined;
  readonly status: readonly number[];
  readonly wider: string | undefined;
}

const told = ({ method, path, permission, status, wider }: Told): string =>
  [operationKey(method, path), permission, status.join(), wider].join(' ');

const callsNow = ({ calls }: Check, mode: Mode) =>
  new Set(
    calls.map((call) =>
      told({ ...call, path: pathOf(call, mode), permission: call.permission[mode] }),
    ),
  );

/** What a check said that it sends, and never sent. */
const NEVER_SENT: ReadonlySet<string> = new Set([
  'mail.track-draft GET /me/mailFolders/{id}/messages',
]);

const sentBefore = ({ id, calls }: Before) =>
  calls.filter(({ method, path }) => !NEVER_SENT.has(`${id} ${method} ${path}`));

const callsBefore = (check: Before, mode: Mode) =>
  new Set(
    sentBefore(check).map((call) => {
      const appPath = call.appPath ?? call.path.replace(/^\/me(?=\/|$)/, '/users/{user}');
      return told({
        method: call.method,
        path: mode === 'delegated' ? call.path : appPath,
        permission: call[mode],
        status: call.status,
        wider: call.wider,
      });
    }),
  );

/** Looked once for what they had just made, and wait for it now: a list may show it a little later. */
const WAIT_NOW: ReadonlySet<string> = new Set([
  'files.fill-folder',
  'files.move-file',
  'files.rename-file',
  'mailbox-settings.add-category',
  'mailbox-settings.add-rule',
  'workbooks.add-sheet',
  'workbooks.add-table',
]);

/** Passed where the user had no licence, and says now that there is nothing to check. */
const NEEDS_NOW: Readonly<Record<string, readonly string[]>> = {
  'licences.compare-assigned': ['a licence that the user has'],
};

test('every check is still there, and is what it was', () => {
  for (const {
    id,
    workload,
    kind,
    title,
    proves,
    modes,
    consistency: wasConsistent,
    needs: neededBefore = [],
  } of before.checks) {
    const check = byId.get(id);
    const needs = NEEDS_NOW[id] ?? neededBefore;
    const consistency = WAIT_NOW.has(id) ? 'polled' : wasConsistent;
    expect(check).toMatchObject({ id, workload, kind, title, proves, modes, consistency, needs });
    expect(check?.weight).toBe(1);
  }
});

test('with the same calls under the same permissions, in each mode', () => {
  for (const one of before.checks) {
    const check = byId.get(one.id);
    for (const mode of MODES.filter((each) => one.modes.includes(each))) {
      const calls = check && [...callsNow(check, mode)].sort();
      expect({ id: one.id, calls }).toEqual({
        id: one.id,
        calls: [...callsBefore(one, mode)].sort(),
      });
    }
  }
});

test('and makes and removes the same things', () => {
  const sorted = (things: readonly Removed[]) =>
    things.map(({ what, removal, lateByMs }) => `${what}; ${removal}; ${lateByMs ?? 0}`).sort();
  for (const { id, creates } of before.checks) {
    expect([id, sorted(byId.get(id)?.creates ?? [])]).toEqual([id, sorted(creates)]);
  }
});

test('every property of a body is still declared with its operation', () => {
  const declared = new Map<string, Set<string>>();
  for (const { method, path, body = [] } of catalogue.flatMap(({ calls }) => calls)) {
    const key = operationKey(method, path);
    declared.set(key, new Set([...(declared.get(key) ?? []), ...body]));
  }
  for (const { method, path, body = [] } of before.checks.flatMap(({ calls }) => calls)) {
    const names = declared.get(operationKey(method, path)) ?? new Set();
    expect([path, body.filter((name) => !names.has(name))]).toEqual([path, []]);
  }
});

test.each(MODES)('the same slot gives the same plan: %s', (mode) => {
  const known = before.checks.flatMap(({ id }) => byId.get(id) ?? []);
  const plans = before.plans[mode].map((_, index) => {
    const account = anAccount({
      id: `account-${index}`,
      mode,
      checks: {
        always: alwaysChecks,
        random: ['*'],
        weights: index % 3 ? {} : { mail: 2.5, 'files.list-root': 0.5 },
        ...(index % 2 === 1 && { preset: 'balanced' }),
      },
      checksPerRun: { min: 5, max: 12 },
    });
    const plan = planFor(known, { ...account, slot: 1_000_000 + index });
    return plan.map((id) => before.checks.findIndex((check) => check.id === id)).join(' ');
  });
  expect(plans).toEqual(before.plans[mode]);
});
