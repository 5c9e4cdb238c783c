#!/usr/bin/env node
// Writes the tables and the curve of docs/cost.md from docs/cost-inputs.json and docs/proof/bench.json:
//   node scripts/cost.mjs             writes
//   node scripts/cost.mjs --check     exits 1 when what is written is not current
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import prettier from 'prettier';
import { chart } from './cost/chart.mjs';
import { monthlyCost } from './cost/model.mjs';
import { loadTypeScript } from './load-ts.mjs';

const ACCOUNTS = [1, 10, 30, 100, 300, 500, 1000];
const RUN_SECONDS = [1, 3, 5, 10, 30];
const CURVE_STEP = 100;
const CURVE_END = 1000;
/** Messages that start an instance: the dearer of the ways that the platform may take. */
const TOGETHER = 8;
const MARKS = ['<!-- made by scripts/cost.mjs -->', '<!-- end -->'];

const { values } = parseArgs({ options: { check: { type: 'boolean' } } });
const file = (name) => new URL(`../docs/${name}`, import.meta.url);
const read = (name) => readFileSync(file(name), 'utf8');

const { instanceSeconds } = await loadTypeScript('test/bench/grant.ts');
const { measured, date, node } = JSON.parse(read('proof/bench.json'));
const inputs = { ...JSON.parse(read('cost-inputs.json')), measured };
const costOf = (accounts, ...lengths) =>
  monthlyCost(inputs, accounts, instanceSeconds(accounts, lengths, TOGETHER));
const usd = (value) => value.toFixed(2);
const row = (cells) => `| ${cells.join(' | ')} |`;
const table = (head, lines) =>
  [row(head), row(head.map((_, index) => (index === 0 ? '---' : '--:'))), ...lines.map(row)].join(
    '\n',
  );

const byPart = table(
  ['accounts', 'execution', 'storage', 'vault', 'logs', 'alerts', 'together', 'GB-s', 'log GB'],
  ACCOUNTS.map((accounts) => {
    const cost = costOf(accounts, ...measured.runSecondsByTenths);
    const { execution, storage, vault, logs, alerts, total } = cost;
    const money = [execution, storage, vault, logs, alerts, total].map(usd);
    return [accounts, ...money, Math.round(cost.gbSeconds), cost.logGB.toFixed(2)];
  }),
);
const byLength = table(
  ['accounts', ...RUN_SECONDS.map((seconds) => `${seconds} s`)],
  ACCOUNTS.map((accounts) => [
    accounts,
    ...RUN_SECONDS.map((seconds) => usd(costOf(accounts, seconds).total)),
  ]),
);
const described = (name) =>
  table(
    [name, 'value'],
    Object.entries(inputs[name]).map(([key, value]) => [`\`${key}\``, [value].flat().join(', ')]),
  );

const curve = Array.from({ length: CURVE_END / CURVE_STEP + 1 }, (_, step) => step * CURVE_STEP);
const svg = chart(
  RUN_SECONDS.map((seconds) => ({
    name: `${seconds} s a run`,
    points: curve.map((accounts) => [accounts, costOf(accounts, seconds).total]),
  })),
  'Cost a month over the number of accounts, for runs of several lengths',
);

const [before, rest = ''] = read('cost.md').split(MARKS[0]);
const after = rest.split(MARKS[1])[1] ?? '';
const body = [
  `Measured by \`npm run bench\` on ${date}, Node ${node}:`,
  described('measured'),
  described('assumed'),
  'By what it is for, in USD a month:',
  byPart,
  'In all, for runs of other lengths (seconds):',
  byLength,
  '![The curve of the last table](cost.svg)',
].join('\n\n');
await put('cost.md', `${before}${MARKS[0]}\n\n${body}\n\n${MARKS[1]}${after}`);
await put('cost.svg', svg);

/** Writes a page, or with `--check` says that it is not current. */
async function put(name, text) {
  const formatted = name.endsWith('.svg')
    ? text
    : await prettier.format(text, {
        ...(await prettier.resolveConfig(file(name))),
        filepath: name,
      });
  if (!values.check) writeFileSync(file(name), formatted);
  else if (read(name) !== formatted) {
    console.error(`docs/${name} is not current: node scripts/cost.mjs`);
    process.exitCode = 1;
  }
}
