/** 100,000 generated schedules; see docs/proof/README.md. */
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { lives } from './generated';
import { faultsOf } from './life';

const { values: options } = parseArgs({
  options: { schedules: { type: 'string', default: '100000' }, seed: { type: 'string' } },
});

const startedAt = performance.now();
const numRuns = Number(options.schedules);
const seed = Number(options.seed ?? 20_261_121);
let slots = 0;
const outcome = fc.check(
  fc.property(lives, (life) => {
    slots += life.events.length;
    return faultsOf(life).length === 0;
  }),
  { numRuns, seed },
);
const [life] = outcome.counterexample ?? [];
const result = {
  date: new Date().toISOString().slice(0, 10),
  node: process.version,
  seconds: Math.round((performance.now() - startedAt) / 1000),
  schedules: outcome.numRuns,
  slots,
  seed,
  faults: life && { life, faults: faultsOf(life) },
};
process.stdout.write(`${JSON.stringify(result, undefined, 2)}\n`);
process.exitCode = outcome.failed ? 1 : 0;
