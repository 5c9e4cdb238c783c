/** 10,000 sequences of outcomes with processes that die between two writes; see docs/proof/README.md. */
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { liveThrough, sequences } from './sequence';

const { values: options } = parseArgs({
  options: { sequences: { type: 'string', default: '10000' }, seed: { type: 'string' } },
});

async function main(): Promise<void> {
  const startedAt = performance.now();
  const seed = Number(options.seed ?? 20_261_128);
  const sums = { transitions: 0, deaths: 0, mails: 0, repeats: 0 };
  const outcome = await fc.check(
    fc.asyncProperty(sequences, async (sequence) => {
      const told = await liveThrough(sequence);
      for (const name of Object.keys(sums) as (keyof typeof sums)[]) sums[name] += told[name];
      return told.unsaid.length + told.untrue.length === 0 && told.repeats <= told.deaths;
    }),
    { numRuns: Number(options.sequences), seed },
  );
  const [sequence] = outcome.counterexample ?? [];
  const result = {
    date: new Date().toISOString().slice(0, 10),
    node: process.version,
    seconds: Math.round((performance.now() - startedAt) / 1000),
    sequences: outcome.numRuns,
    seed,
    ...sums,
    unsaid: outcome.failed ? undefined : 0,
    fault: sequence && { sequence, told: await liveThrough(sequence) },
  };
  process.stdout.write(`${JSON.stringify(result, undefined, 2)}\n`);
  process.exitCode = outcome.failed ? 1 : 0;
}

void main();
