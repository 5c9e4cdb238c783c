import { catalogue } from '../../src/checks/catalogue';
import { neededPermissions } from '../../src/checks/permissions';
import type { Mode } from '@perennial/checks';
import type { LedgerEntry } from '../../src/domain/run';
import { startSimulator } from '@perennial/graph-simulator';
import type { Simulator } from '@perennial/graph-simulator';
import { runAgainst, sweepAgainst } from './against-simulator';
import { counterexamplesById } from './counterexamples';

let simulator: Simulator;

beforeAll(async () => {
  simulator = await startSimulator({ delays: { mail: [5, 20], copy: 20, directory: 20 } });
});
afterEach(() => {
  simulator.clearFaults();
});
afterAll(async () => {
  await simulator.close();
});

const usableIn = (mode: Mode) => catalogue.filter(({ modes }) => modes.includes(mode));

const inEachMode = catalogue.flatMap((check) =>
  check.modes.map((mode): [string, Mode, typeof check] => [check.id, mode, check]),
);

test.each(inEachMode)('%s passes in mode %s and leaves nothing behind', async (_, mode, check) => {
  // What a slot draws, names and contents above all, differs most where something is made.
  for (const slot of check.kind === 'write' ? [1, 2, 3] : [1]) {
    const { outcomes, ledgerUpdate } = await runAgainst(simulator, mode, [check], { slot });
    expect(outcomes).toMatchObject([{ check: check.id, result: 'passed' }]);
    expect(outcomes[0]?.requestId).toMatch(/./);
    expect(ledgerUpdate).toEqual([]);
  }
  expect(simulator.leftovers()).toEqual([]);
});

test.each<Mode>(['application', 'delegated'])(
  'the whole catalogue passes in one run: %s',
  async (mode) => {
    const { outcomes } = await runAgainst(simulator, mode, usableIn(mode));
    expect(outcomes.filter(({ result }) => result !== 'passed')).toEqual([]);
    expect(simulator.leftovers()).toEqual([]);
  },
);

test('a tenant with permissions for mail only: mail passes, the rest names what it lacks', async () => {
  const { outcomes } = await runAgainst(simulator, 'application', usableIn('application'), {
    tenant: 'fabrikam.example',
  });
  expect(
    outcomes.some(({ check, result }) => check.startsWith('mail.') && result === 'passed'),
  ).toBe(true);
  const mailAlone = usableIn('application')
    .filter((each) =>
      neededPermissions(each, 'application').every((name) => name.startsWith('Mail.')),
    )
    .map(({ id }) => id);
  for (const { check, result, failure } of outcomes) {
    if (result === 'passed') expect(mailAlone).toContain(check);
    else
      expect({ result, failure }).toMatchObject({
        result: 'skipped',
        failure: { kind: 'permission' },
      });
  }
});

test('a tenant without OneDrive: its checks do not apply, the rest passes', async () => {
  const { outcomes } = await runAgainst(simulator, 'application', usableIn('application'), {
    tenant: 'fresh.example',
  });
  for (const { check, result, failure } of outcomes) {
    const files = check.startsWith('files.');
    expect({ check, result }).toEqual({ check, result: files ? 'not-applicable' : 'passed' });
    if (files) expect(failure?.kind).toBe('not-provisioned');
  }
  expect(simulator.leftovers()).toEqual([]);
});

/** A mail or a copy may arrive after the run and after a first sweep. */
async function sweepUntilClean(left: readonly LedgerEntry[]): Promise<void> {
  let entries = left;
  for (let sweeps = 0; simulator.leftovers().length > 0 && sweeps < 100; sweeps += 1) {
    ({ ledgerUpdate: entries } = await sweepAgainst(simulator, 'delegated', entries));
  }
}

const counterexamples = Object.entries(counterexamplesById).flatMap(([id, faults]) =>
  faults.map((fault): [string, object] => [id, fault]),
);

test('every check has an answer it must see through', () => {
  expect(Object.keys(counterexamplesById).sort()).toEqual(catalogue.map(({ id }) => id));
});

test.each(counterexamples)('%s sees through %j, and what it made is removed', async (id, fault) => {
  const checks = catalogue.filter((check) => check.id === id);
  simulator.fault(fault);
  const mode = checks[0]?.modes.includes('delegated') ? 'delegated' : 'application';
  const { outcomes, ledgerUpdate } = await runAgainst(simulator, mode, checks);
  simulator.clearFaults();
  expect(outcomes).toMatchObject([{ check: id, failure: { kind: 'assertion' } }]);
  await sweepUntilClean(ledgerUpdate);
  expect(simulator.leftovers()).toEqual([]);
});

test.each(['empty', 'html'])('no check passes on answers that are %s', async (kind) => {
  simulator.fault({ path: '/v1.0/', kind });
  const reads = usableIn('delegated').filter((check) => check.kind === 'read');
  const { outcomes } = await runAgainst(simulator, 'delegated', reads, { recorded: false });
  expect(outcomes.filter(({ result }) => result === 'passed')).toEqual([]);
  // A tenant that answers nobody is left alone after a few: the rest is not tried.
  const [first] = outcomes.filter(({ result }) => result === 'failed');
  expect(first?.failure?.kind).toBe(kind === 'empty' ? 'network' : 'service');
});

const writes = catalogue.filter(({ kind }) => kind === 'write');

test.each(writes)('$id: what it made is removed when the answer to it was lost', async (check) => {
  const make = check.calls.find(
    ({ method, status }) => ['POST', 'PUT'].includes(method) && !status.includes(204),
  );
  simulator.fault({ method: make?.method, path: make?.path, dropConnection: true, after: true });
  const { ledgerUpdate } = await runAgainst(simulator, 'delegated', [check]);
  simulator.clearFaults();
  await sweepUntilClean(ledgerUpdate);
  expect(simulator.leftovers()).toEqual([]);
});
