import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInThisContext } from 'node:vm';
import * as grammarModule from '@perennial/checks';
import { checkOf, lookupIn } from '@perennial/checks';
import type { Check, CheckDefinition, Creation } from '@perennial/checks';
import { startSimulator } from '@perennial/graph-simulator';
import type { Simulator } from '@perennial/graph-simulator';
import { buildSync } from 'esbuild';
import * as zod from 'zod';
import { HOUR_MS } from '../../src/durations';
import { executePlan } from '../../src/engine/execute-plan';
import { connectTo, sweepAgainst } from './against-simulator';
import { ledgerFor } from './support';

/** A check as somebody would write it who has the grammar and nothing else of the product: the README's. */
function example(): string {
  const page = readFileSync(join(__dirname, '../../packages/checks/README.md'), 'utf8');
  const [, code] = /```ts\n(.*?)```/s.exec(page) ?? [];
  if (code === undefined) throw new Error('the README has no example');
  return code;
}

interface Outside {
  readonly default: CheckDefinition;
  readonly folder: Creation;
}

let folder: string;
let simulator: Simulator;
let check: Check;
let creation: Creation;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'outside-'));
  writeFileSync(join(folder, 'name-folder.check.ts'), example());
  const outside = load(join(folder, 'name-folder.check.ts'));
  check = checkOf('contacts.name-folder', outside.default);
  creation = outside.folder;
  simulator = await startSimulator();
});
afterAll(async () => {
  await simulator.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The file's exports, given the grammar and the schema library and nothing else. */
function load(file: string): Outside {
  const { outputFiles } = buildSync({
    entryPoints: [file],
    bundle: true,
    write: false,
    format: 'cjs',
    external: ['@perennial/checks', 'zod'],
  });
  const [{ text } = { text: '' }] = outputFiles;
  const given: Readonly<Record<string, unknown>> = { '@perennial/checks': grammarModule, zod };
  const module = { exports: {} };
  const wrapped = runInThisContext(`(function (module, exports, require) {${text}\n})`) as (
    ...args: unknown[]
  ) => void;
  wrapped(module, module.exports, (name: string) => given[name]);
  return module.exports as Outside;
}

/** Runs the check by a lookup that only this test has. */
async function run(hangsAt?: string) {
  const { common, close } = await connectTo(simulator, 'delegated');
  const { session } = common.tenant;
  const hanging: typeof session = {
    ...session,
    request: (request) =>
      hangsAt !== undefined && request.path.startsWith(hangsAt) && request.method === 'GET'
        ? new Promise(() => undefined)
        : session.request(request),
  };
  const ledger = ledgerFor([check], Date.now() - HOUR_MS);
  const running = executePlan({
    ...lookupIn([check], []),
    tenant: { ...common.tenant, session: hanging },
    accountId: 'outside',
    slot: 1,
    plan: [check.id],
    ledger,
  }).finally(close);
  return { running, ledger };
}

test('a check from outside runs by the lookup that the run is given, and leaves nothing', async () => {
  const { running } = await run();
  const { outcomes, ledgerUpdate } = await running;
  expect(outcomes).toMatchObject([{ check: 'contacts.name-folder', result: 'passed' }]);
  expect(ledgerUpdate).toEqual([]);
  expect(simulator.leftovers()).toEqual([]);
});

test('killed in the middle, what it made is swept, though its file is gone by then', async () => {
  const { ledger } = await run('/me/contactFolders/');
  const made = async () => {
    for (let turns = 0; turns < 100_000 && simulator.leftovers().length === 0; turns += 1)
      await new Promise(setImmediate);
  };
  await made();
  // The worker is lost here: nobody waits for the run, and only the claim's ledger is known.
  rmSync(folder, { recursive: true, force: true });
  const { findCreation } = lookupIn([], [creation]);
  const { ledgerRemove } = await sweepAgainst(simulator, 'delegated', ledger, findCreation);
  expect(simulator.leftovers()).toEqual([]);
  expect(ledgerRemove).toEqual(ledger.map(({ id }) => id));
});
