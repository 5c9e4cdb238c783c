/** The dashboard with 500 accounts, in numbers; and every page in every look, with what axe finds wrong with it. */
import type { Browser } from 'playwright-core';
import { launch } from '../../dashboard/browser';
import { measureFleet } from './fleet';
import { lookAtAll } from './looks';

async function main(): Promise<void> {
  const browser: Browser = await launch();
  try {
    const fleet = process.argv.includes('--looks') ? undefined : await measureFleet(browser);
    const looks = process.argv.includes('--fleet') ? undefined : await lookAtAll(browser);
    process.stdout.write(`${JSON.stringify({ fleet, looks }, null, 2)}\n`);
    if (fleet && (fleet.queries !== 16 || fleet.gzipped > 60 * 1024 || fleet.again !== 304))
      process.exitCode = 1;
    if (looks && looks.wrong.length > 0) process.exitCode = 1;
  } finally {
    await browser.close();
  }
}

void main();
