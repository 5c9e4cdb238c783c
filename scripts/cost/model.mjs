/** The mean Gregorian month. */
export const MONTH_SECONDS = 2_628_000;
/** An execution is billed for a second at least
 * (https://learn.microsoft.com/azure/azure-functions/flex-consumption-plan#billing). */
const LEAST_BILLED_SECONDS = 1;
const KILOBYTES_PER_GIGABYTE = 1e6;

/**
 * What a number of accounts costs in a month, in the currency of the prices, by what it is for.
 *
 * @param inputs `docs/cost-inputs.json`, with what `docs/proof/bench.json` measured
 * @param {number} accounts
 * @param {number} busySeconds how long instances are busy with runs in the month
 */
export function monthlyCost(inputs, accounts, busySeconds) {
  const { prices, installation, assumed, measured } = inputs;
  const runs = (accounts * MONTH_SECONDS) / installation.meanGapSeconds;
  const ticks =
    MONTH_SECONDS / installation.tickSeconds + MONTH_SECONDS / installation.upkeepSeconds;
  const gbSeconds = installation.memoryGB * (ticks * LEAST_BILLED_SECONDS + busySeconds);
  const executions = ticks + runs;
  const queueOperations =
    runs * measured.queueOperationsPerRun + assumed.queuePollsPerSecond * MONTH_SECONDS;
  const logGB = (executions * assumed.logKilobytesPerExecution) / KILOBYTES_PER_GIGABYTE;

  const parts = {
    execution:
      Math.max(0, gbSeconds - prices.freeGBSeconds) * prices.executionPerGBSecond +
      (Math.max(0, executions - prices.freeExecutions) / 1e6) * prices.executionsPerMillion,
    storage:
      (queueOperations / 1e4) * prices.queueOperationsPer10k +
      ((runs * measured.tableOperationsPerRun) / 1e4) * prices.tableOperationsPer10k,
    vault: ((runs * measured.vaultOperationsPerRun) / 1e4) * prices.vaultOperationsPer10k,
    logs: Math.max(0, logGB - prices.freeLogGB) * prices.logsPerGB,
    alerts: installation.alertRules * prices.alertRulePerMonth,
  };
  const total = Object.values(parts).reduce((sum, part) => sum + part, 0);
  return { ...parts, total, gbSeconds, executions, logGB };
}
