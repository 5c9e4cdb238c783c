import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import prettier from 'prettier';
import { SCALING_GROUPS } from '../hooks/preconditions.mjs';

const PAGE = 'docs/operations.md';
const MARKS = ['<!-- made by npm run bicep -- --write -->', '<!-- end -->'];
const MONTH_HOURS = 730;
const MONTH_SECONDS = MONTH_HOURS * 3600;
const MB_PER_GB = 1024;
/** Azure's own mail domain sends no more (https://learn.microsoft.com/azure/communication-services/concepts/service-limits). */
const MAILS_PER_HOUR = 10;
const USD_PER_MAIL = 0.00025;

/** A sentence when docs/operations.md does not say what the plan does. */
export async function pageProblems(root, plan) {
  const current = readFileSync(join(root, PAGE), 'utf8');
  return current === (await page(root, plan))
    ? []
    : [`${PAGE} is not current: npm run bicep -- --write`];
}

export async function writePage(root, plan) {
  writeFileSync(join(root, PAGE), await page(root, plan));
}

async function page(root, plan) {
  const [before, rest] = readFileSync(join(root, PAGE), 'utf8').split(MARKS[0]);
  const after = rest.split(MARKS[1])[1];
  const text = `${before}${MARKS[0]}\n\n${tables(root, plan.resources)}\n\n${MARKS[1]}${after}`;
  const file = join(root, PAGE);
  return prettier.format(text, { ...(await prettier.resolveConfig(file)), filepath: file });
}

const row = (cells) => `| ${cells.join(' | ')} |`;
const table = (head, lines) =>
  [row(head), row(head.map(() => '---')), ...lines.map(row)].join('\n');

function tables(root, resources) {
  const properties = (type) =>
    resources.filter((resource) => resource.type === type).map((resource) => resource.properties);
  const rules = properties('Microsoft.Insights/scheduledQueryRules');
  const [site] = properties('Microsoft.Web/sites');
  const [workspace] = properties('Microsoft.OperationalInsights/workspaces');
  const alerts = rules.map((rule) => [
    rule.displayName,
    rule.severity,
    minutes(rule.evaluationFrequency),
    minutes(rule.windowSize),
    rule.description,
  ]);
  return [
    table(['alert', 'severity', 'asked every', 'looks back', 'means'], alerts),
    'However much is asked of it, by mistake or on purpose, these parts cannot cost more a month (USD, list prices of [cost-inputs.json](cost-inputs.json)). What they do to storage and vault meanwhile comes on top.',
    table(['what', 'bound by', 'most a month'], ceiling(root, { site, workspace, rules })),
  ].join('\n\n');
}

function ceiling(root, { site, workspace, rules }) {
  const { prices } = JSON.parse(readFileSync(join(root, 'docs/cost-inputs.json'), 'utf8'));
  const { instanceMemoryMB, maximumInstanceCount } = site.functionAppConfig.scaleAndConcurrency;
  const gbSeconds =
    SCALING_GROUPS * maximumInstanceCount * (instanceMemoryMB / MB_PER_GB) * MONTH_SECONDS;
  const { dailyQuotaGb } = workspace.workspaceCapping;
  const logGB = (dailyQuotaGb * MONTH_HOURS) / 24;
  const usd = (value) => value.toFixed(2);
  return [
    [
      'execution',
      `${SCALING_GROUPS} groups of functions × ${maximumInstanceCount} instances × ${instanceMemoryMB} MB, busy all month`,
      usd((gbSeconds - prices.freeGBSeconds) * prices.executionPerGBSecond),
    ],
    [
      'logs',
      `${dailyQuotaGb} GB a day`,
      usd(Math.max(0, logGB - prices.freeLogGB) * prices.logsPerGB),
    ],
    ['alerts', `${rules.length} rules`, usd(rules.length * prices.alertRulePerMonth)],
    [
      'mail by Azure Communication Services',
      `${MAILS_PER_HOUR} mails an hour, Azure’s own limit`,
      usd(MAILS_PER_HOUR * MONTH_HOURS * USD_PER_MAIL),
    ],
  ];
}

/** `PT15M`, `PT2H` */
function minutes(duration) {
  const [, count, unit] = /^PT(\d+)([HM])$/.exec(duration);
  return `${unit === 'H' ? Number(count) * 60 : count} min`;
}
