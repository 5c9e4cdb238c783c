/** Starts Perennial in each of the ways of `cases.ts`, and prints what it said, its exit code and what it left running, as JSON. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { cases } from './cases';
import type { Case, Start } from './cases';
import { Checkout } from './checkout';

const [, , only] = process.argv;
const source = process.cwd();
/** A start that hangs is ended by force, and the case fails. */
const LONGEST_MS = 90_000;
/** Children flush for up to 5 s after their parent. */
const FLUSH_MS = 8000;

async function tryCase(one: Case) {
  const checkout = new Checkout(source, one.folder);
  const undo = await one.prepare?.(checkout);
  try {
    const { output, code } = await run(checkout.root, one.start(checkout));
    await undo?.();
    const leftRunning = await stillRunningIn(checkout.root);
    const asClaimed = code === one.code && one.says.test(output) && leftRunning === 0;
    return {
      case: one.name,
      says: shown(output, one.says, checkout.root),
      code,
      leftRunning,
      asClaimed,
    };
  } finally {
    checkout.remove();
  }
}

async function run(cwd: string, start: Start): Promise<{ output: string; code: number | null }> {
  const { args = [], env = {}, nodeFlags = [], end, uid } = start;
  const plain = [process.execPath, ...nodeFlags, 'scripts/start.mjs', ...args];
  const [command = '', ...rest] = start.npm
    ? ['npm', '--silent', 'start', '--', ...args]
    : (start.through?.(plain.join(' ')) ?? plain);
  const child = spawn(command, rest, {
    cwd,
    env: { ...process.env, NODE_DISABLE_COMPILE_CACHE: '1', PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(uid !== undefined && process.getuid?.() === 0 && { uid }),
  });
  const killer = setTimeout(() => child.kill('SIGKILL'), LONGEST_MS);
  const output = await told(child, end);
  clearTimeout(killer);
  return { output, code: child.exitCode };
}

async function told(child: ChildProcess, end: Start['end']): Promise<string> {
  let output = '';
  let asked = false;
  const hear = (text: string) => {
    output += text;
    if (end === undefined || asked || !end.when.test(output)) return;
    asked = true;
    child.kill(end.signal);
  };
  child.stdout?.setEncoding('utf8').on('data', hear);
  child.stderr?.setEncoding('utf8').on('data', hear);
  await once(child, 'close');
  return output;
}

/** Processes that work in a folder, by /proc, after they had the time to end. */
async function stillRunningIn(folder: string): Promise<number> {
  for (let left = FLUSH_MS / 200; ; left -= 1) {
    const found = readdirSync('/proc').filter((pid) => /^\d+$/.test(pid) && worksIn(pid, folder));
    if (found.length === 0 || left <= 0) return found.length;
    await sleep(200);
  }
}

function worksIn(pid: string, folder: string): boolean {
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    return command.includes(folder) || readlinkSync(`/proc/${pid}/cwd`).startsWith(folder);
  } catch {
    return false; // It has ended meanwhile, or is somebody else's.
  }
}

/** The line that matters, without where this machine keeps things. */
function shown(output: string, says: RegExp, root: string): string {
  const match = says.exec(output)?.[0] ?? output.slice(0, 2000);
  return match
    .replaceAll(root, '…')
    .replace(/\d{5,}/g, '…')
    .trim();
}

async function main(): Promise<void> {
  const tried = [];
  for (const one of cases)
    if (only === undefined || one.name.includes(only)) tried.push(await tryCase(one));
  process.stdout.write(`${JSON.stringify({ node: process.version, cases: tried }, null, 2)}\n`);
  process.exitCode = tried.every(({ asClaimed }) => asClaimed) ? 0 : 1;
}

void main();
