/** Has the metrics of the product, as `npm start` runs it, read by Prometheus' own parser of OpenMetrics. See docs/proof/README.md. */
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { OPERATOR_KEY, Product } from '../../e2e/product';

interface Family {
  readonly name: string;
  readonly type: string;
  readonly unit: string;
  readonly samples: number;
}

/** Reads a text from its input as whoever scrapes it does, and prints what it found; the parser's complaint where it does not. */
const READER = `
import json, sys
from prometheus_client.openmetrics.parser import text_string_to_metric_families as families
try:
    print(json.dumps([{"name": one.name, "type": one.type, "unit": one.unit, "samples": len(one.samples)}
                      for one in families(sys.stdin.read())]))
except ValueError as refused:
    sys.exit(str(refused))
`;

/** A parser that takes anything would show nothing: each of these is refused by one that is worth its name. */
const UNTRUE: Readonly<Record<string, (metrics: string) => string>> = {
  'without its end': (metrics) => metrics.replace('# EOF\n', ''),
  'a family twice': (metrics) => metrics.replace('# EOF\n', metrics),
  'a unit that the name lacks': (metrics) =>
    metrics.replace('# TYPE perennial_accounts gauge', '$&\n# UNIT perennial_accounts seconds'),
  'a counter without _total': (metrics) =>
    metrics.replace('perennial_leftovers gauge', 'perennial_leftovers counter'),
  'a value that is none': (metrics) => metrics.replace(/^(perennial_leftovers) .*$/m, '$1 some'),
};

async function python(code: string, input = ''): Promise<{ out: string; complaint?: string }> {
  const child = spawn('python3', ['-c', code], { stdio: 'pipe' });
  const ended = new Promise<number | undefined>((resolve) => {
    child.on('error', () => resolve(undefined)).on('close', (status) => resolve(status ?? 1));
  });
  // It may have refused before it has read everything.
  child.stdin.on('error', () => undefined).end(input);
  const [out, complaint, status] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    ended,
  ]);
  return status === 0 ? { out } : { out, complaint: complaint.trim() || 'there is no python3' };
}

/** What is missing, in a sentence; undefined where nothing is. */
async function missing(): Promise<string | undefined> {
  const { complaint } = await python('import prometheus_client.openmetrics.parser');
  if (complaint === undefined) return undefined;
  return 'This proof needs python3 with the package prometheus_client (Debian and Ubuntu: python3-prometheus-client).';
}

async function metricsOf(product: Product): Promise<string> {
  await product.shows(/✓ Contoso: passed|! Contoso: degraded/);
  await product.shows(/✗ Expired: failed/);
  const origin = await product.shows(/API +(http:\S+)/);
  const headers = { authorization: `Bearer ${OPERATOR_KEY}` };
  return (await fetch(`${origin}/api/metrics`, { headers })).text();
}

async function main(): Promise<void> {
  const lack = await missing();
  if (lack !== undefined) {
    process.stderr.write(`${lack}\n`);
    process.exitCode = 1;
    return;
  }
  const product = new Product();
  const metrics = await metricsOf(product);
  await product.end();
  const { out, complaint } = await python(READER, metrics);
  const version = await python(
    'import importlib.metadata; print(importlib.metadata.version("prometheus_client"))',
  );
  const refused: Record<string, string | null> = {};
  for (const [what, make] of Object.entries(UNTRUE))
    refused[what] = (await python(READER, make(metrics))).complaint ?? null;
  const families = complaint === undefined ? (JSON.parse(out) as Family[]) : [];
  const result = {
    date: new Date().toISOString().slice(0, 10),
    node: process.version,
    parser: `prometheus_client ${version.out.trim()}`,
    complaint: complaint ?? null,
    families,
    refused,
  };
  process.stdout.write(`${JSON.stringify(result, undefined, 2)}\n`);
  const passedOn = Object.values(refused).filter((one) => one === null).length;
  if (complaint !== undefined || families.length === 0 || passedOn > 0) process.exitCode = 1;
}

void main();
