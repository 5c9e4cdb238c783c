import { spawn } from 'node:child_process';
import {
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  closeSync,
  existsSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { addressesIn, ARGUMENTS, SCRIPT } from './azurite-process';
import type { Account, Addresses } from './azurite-process';

/**
 * One Azurite for all test files, which costs a second and a half of CPU to start: each file gets a storage
 * account of its own in it. Jest's main process makes a folder (`setup`); the first file that needs storage
 * starts it; `teardown` ends it, and so does the end of Jest, however that comes.
 */
const FOLDER = 'SHARED_AZURITE';
const OWNER = 'AZURITE_OWNER';
/** More than there are test files with storage. */
const accounts: readonly Account[] = Array.from({ length: 400 }, (_, index) => ({
  name: `test${index}`,
  key: Buffer.from(`key of test${index}`).toString('base64'),
}));

/** Called by Jest, once for a run of tests. */
export function setup(): void {
  process.env[FOLDER] = mkdtempSync(join(tmpdir(), 'perennial-shared-'));
  process.env[OWNER] = String(process.pid);
}

export function teardown(): void {
  const folder = process.env[FOLDER];
  if (folder === undefined) return;
  const pid = join(folder, 'pid');
  if (existsSync(pid)) process.kill(Number(readFileSync(pid, 'utf8')));
  rmSync(folder, { recursive: true, force: true });
}

/** An account that nobody else has, or undefined outside of Jest. */
export async function sharedAzurite(): Promise<
  { account: Account; addresses: Addresses } | undefined
> {
  const folder = process.env[FOLDER];
  if (folder === undefined) return undefined;
  if (claim(join(folder, 'starting'))) start(folder);
  const output = join(folder, 'output');
  for (;;) {
    const addresses = existsSync(output) ? addressesIn(readFileSync(output, 'utf8')) : undefined;
    const account = addresses && accounts.find(({ name }) => claim(join(folder, name)));
    if (account) return { account, addresses };
    await delay(20);
  }
}

/** Makes a file, which only one of all who try can. */
function claim(path: string): boolean {
  try {
    closeSync(openSync(path, 'wx'));
    return true;
  } catch {
    return false;
  }
}

function start(folder: string): void {
  const output = openSync(join(folder, 'output'), 'w');
  const known = accounts.map(({ name, key }) => `${name}:${key}`).join(';');
  const child = spawn(process.execPath, [SCRIPT, ...ARGUMENTS], {
    stdio: ['ignore', output, output],
    env: { ...process.env, AZURITE_ACCOUNTS: known },
    detached: true,
  });
  writeFileSync(join(folder, 'pid'), String(child.pid));
  child.unref();
  closeSync(output);
}
