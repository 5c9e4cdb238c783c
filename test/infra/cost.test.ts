import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = join(__dirname, '../..');
const model = pathToFileURL(join(root, 'scripts/cost/model.mjs')).href;

/** Late 2026’s list prices, nothing that is fixed but a tick every minute. */
const inputs = {
  prices: {
    executionPerGBSecond: 0.000026,
    executionsPerMillion: 0.4,
    freeGBSeconds: 100_000,
    freeExecutions: 250_000,
    queueOperationsPer10k: 0.004,
    tableOperationsPer10k: 0.00036,
    vaultOperationsPer10k: 0.03,
    logsPerGB: 2.3,
    freeLogGB: 5,
    alertRulePerMonth: 0.5,
  },
  installation: {
    alertRules: 0,
    memoryGB: 0.5,
    tickSeconds: 60,
    upkeepSeconds: 1e12,
    meanGapSeconds: 1500,
  },
  assumed: { queuePollsPerSecond: 0, logKilobytesPerExecution: 0 },
  measured: {
    queueOperationsPerRun: 4,
    tableOperationsPerRun: 8,
    vaultOperationsPerRun: 1,
  },
};

/** Runs of an account in a month, three seconds each. */
const BUSY_SECONDS = 3 * 1752;

/** `shared`: how many runs share an instance. */
function totals(given: object, accounts: readonly number[], shared = 1): string[] {
  const script = `
    import { monthlyCost } from ${JSON.stringify(model)};
    const [given, accounts, busy] = JSON.parse(process.argv[1]);
    const totals = accounts.map((n) => monthlyCost(given, n, n * busy).total.toFixed(2));
    console.log(JSON.stringify(totals));
  `;
  const all = JSON.stringify([given, accounts, BUSY_SECONDS / shared]);
  const args = ['--input-type=module', '-e', script, all];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as string[];
}

test('the formula gives what was reckoned by hand', () => {
  const accounts = [0, 10, 30, 50, 100];
  expect(totals(inputs, accounts)).toEqual(['0.00', '0.09', '0.28', '1.81', '5.66']);
  expect(totals(inputs, accounts, 4)).toEqual(['0.00', '0.09', '0.26', '0.43', '0.86']);
});

test('what is fixed is there without any account', () => {
  const fixed = {
    ...inputs,
    installation: { ...inputs.installation, alertRules: 3 },
    assumed: { ...inputs.assumed, queuePollsPerSecond: 0.4 },
  };
  expect(totals(fixed, [0])).toEqual(['1.92']);
});

test('logs are free up to five gigabytes, and then paid for', () => {
  const logging = { ...inputs, assumed: { ...inputs.assumed, logKilobytesPerExecution: 100 } };
  // 43,800 ticks and 1,752 runs an account at 100 KB: 4.38 GB, then 0.1752 GB each.
  expect(totals(logging, [0, 3])).toEqual(['0.00', '0.03']);
  expect(totals(logging, [10])).toEqual(['2.69']);
});

test('docs/cost.md says what its inputs come to', () => {
  execFileSync(process.execPath, [join(root, 'scripts/cost.mjs'), '--check']);
});
