#!/usr/bin/env node
// How much more CPU the app takes to load than one with a single empty timer:  npm run bench:import [-- --all]
// With --all on Node.js 22 and 24 as well. Exits 1 where the entry file with the app behind it costs more than BOUND times
// an empty app's. `npm run bench -- --long` measures it too.
import { measureImport } from './lib/import-cost.mjs';
import { nodesAsked, versionOf } from './lib/nodes.mjs';

const BOUND = { uncached: 2.2, cached: 1.3 };

const nodes = nodesAsked(process.argv.slice(2));
const round = (value) => Math.round(value * 100) / 100;
const ratios = ({ empty, entry, run }) => ({
  emptyMs: Math.round(empty),
  entry: round(entry / empty),
  run: round(run / empty),
});
const reports = (await measureImport(nodes)).map(({ uncached, cached }, at) => ({
  node: versionOf(nodes[at]),
  uncached: ratios(uncached),
  cached: cached && ratios(cached),
}));
console.log(JSON.stringify(reports, null, 2));
const tooMuch = reports.some(
  ({ uncached, cached }) => uncached.entry > BOUND.uncached || cached?.entry > BOUND.cached,
);
if (tooMuch) process.exitCode = 1;
