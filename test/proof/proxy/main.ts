/** Whether everything goes by the proxy that the environment names, on each Node that is supported. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { isDeepStrictEqual } from 'node:util';
import { join } from 'node:path';
import { ARRIVED, HOSTS, setStage } from './stage';
import type { Journey } from './stage';

/** Others than the Node that runs this, by the package that npm has of them. */
const OTHERS = ['22', '24'];

function pathOf(major: string): string {
  const asked = ['--yes', '--package', `node@${major}`, '--', 'node', '-p', 'process.execPath'];
  return execFileSync('npx', asked, { encoding: 'utf8' }).trim();
}

const isAsClaimed = ({ seen, connects, forwarded, identity }: Journey): boolean =>
  isDeepStrictEqual(seen, ARRIVED) &&
  isDeepStrictEqual(connects, Object.values(HOSTS).toSorted()) &&
  forwarded.length === 0 &&
  identity > 0;

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'proxy-'));
  const stage = await setStage(join(__dirname, 'traveller.js'), folder);
  try {
    const journeys: Journey[] = [];
    const others = process.argv.includes('--here') ? [] : OTHERS.map(pathOf);
    for (const node of [process.execPath, ...others]) journeys.push(await stage.travel(node));
    process.stdout.write(`${JSON.stringify(journeys, null, 2)}\n`);
    if (!journeys.every(isAsClaimed)) process.exitCode = 1;
  } finally {
    await stage.close();
    rmSync(folder, { recursive: true });
  }
}

void main();
