/** The tick and the queue at a million accounts, in a time of their own; see docs/scale.md. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { SimulatedInstallation, TICK_S } from './installation';
import type { Assumptions } from './installation';

const { values: options } = parseArgs({
  options: {
    accounts: { type: 'string', default: '1000000' },
    installations: { type: 'string', default: '4' },
    instances: { type: 'string', default: '100' },
    hours: { type: 'string', default: '3' },
  },
});
const HOUR_S = 3600;
const { measured } = JSON.parse(readFileSync('docs/proof/bench.json', 'utf8')) as {
  readonly measured: { readonly runSecondsByTenths: readonly number[] };
};
const assumptions: Assumptions = {
  storageS: 0.01,
  startS: 10,
  instances: Number(options.instances),
  runS: measured.runSecondsByTenths,
};

function main(): void {
  const [accounts, installations] = [Number(options.accounts), Number(options.installations)];
  const each = Array.from({ length: installations }, (_, name) => {
    const late: number[] = [];
    let [left, instances] = [0, 0];
    const installation = new SimulatedInstallation(name, accounts / installations, assumptions);
    for (let at = 0; at < Number(options.hours) * HOUR_S; at += TICK_S) {
      const tick = installation.tick(at);
      // The first hour begins as no installation does, with all accounts new.
      if (at < HOUR_S) continue;
      for (const seconds of tick.late) late.push(seconds);
      left = Math.max(left, tick.left);
      instances = Math.max(instances, tick.instances);
    }
    const sorted = Float64Array.from(late).sort();
    const at = (share: number) =>
      Math.round((sorted[Math.floor(share * (sorted.length - 1))] ?? 0) * 10) / 10;
    return {
      runs: sorted.length,
      lateSeconds: { median: at(0.5), most: at(1), '99 of 100': at(0.99) },
      mostLeftByATick: left,
      instances,
    };
  });
  const most = Math.max(...each.map(({ lateSeconds }) => lateSeconds.most));
  const result = {
    date: new Date().toISOString().slice(0, 10),
    accounts,
    hours: Number(options.hours) - 1,
    assumptions,
    installations: each,
    mostLateSeconds: most,
    boundSeconds: TICK_S,
  };
  process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
  if (most >= TICK_S) process.exitCode = 1;
}

main();
