/**
 * Our own child processes, seen from the parent. A child gets its options on its standard input,
 * which then stays open: when it closes, however the parent came to its end, the child flushes and ends.
 */
import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

/** What went wrong, in one sentence for the person at the terminal. */
export class LocalProblem extends Error {
  override readonly name = 'LocalProblem';
}

export interface Child<Ready> {
  readonly ready: Ready;
  readonly pid: number;
  /** Resolves when the process has ended, whoever ended it. */
  readonly exited: Promise<void>;
  /** Lets it flush and end; resolves when it has. */
  close(): Promise<void>;
}

/** A child's first line. */
export type Report<Ready> = { readonly ready: Ready } | { readonly problem: string };

/** A child that has not ended by itself after this long is killed. */
const END_MS = 6000;

const scripts = new Map<string, string>();

/** Beside this file when both are bundled; from source (tests) it is bundled first. */
function scriptOf(name: string): string {
  const beside = scripts.get(name) ?? join(__dirname, `${name}.js`);
  if (existsSync(beside)) return beside;
  const root = resolve(__dirname, '..');
  execFileSync(process.execPath, [join(root, 'scripts/build.mjs'), '--local', name]);
  const bundled = join(root, 'build/local', `${name}.js`);
  scripts.set(name, bundled);
  return bundled;
}

/**
 * Starts `<name>.js` and waits for its report; lines that follow it go to `onLine`. Throws
 * `LocalProblem` when the child cannot do its work.
 */
export async function startChild<Ready>(
  name: string,
  options: object,
  onLine: (line: string) => void = () => undefined,
): Promise<Child<Ready>> {
  const child = spawn(process.execPath, [scriptOf(name)], {
    stdio: ['pipe', 'pipe', 'pipe'],
    // A group of its own: Ctrl-C is for the parent, which lets running work finish first.
    detached: true,
    windowsHide: true,
  });
  // Later than `exit`: everything that it said has been read by then.
  const exited = once(child, 'close').then(() => undefined);
  // A child that is gone cannot be written to; its exit says so.
  child.stdin.on('error', () => undefined);
  child.stdin.write(`${JSON.stringify(options)}\n`);
  const complaints: string[] = [];
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaints.push(text);
    complaints.splice(0, complaints.length - 20);
  });
  const report = await firstLine<Ready>(child, onLine);
  if (report && 'ready' in report) {
    const close = () => end(child, exited);
    return { ready: report.ready, pid: child.pid ?? 0, exited, close };
  }
  await end(child, exited);
  const reason =
    report?.problem ?? `The child process "${name}" did not start. ${complaints.join('')}`;
  throw new LocalProblem(reason.trim());
}

async function firstLine<Ready>(
  { stdout }: ChildProcess,
  onLine: (line: string) => void,
): Promise<Report<Ready> | undefined> {
  if (!stdout) return undefined;
  const lines = createInterface({ input: stdout });
  return new Promise((found) => {
    lines.once('line', (line) => {
      found(JSON.parse(line) as Report<Ready>);
      lines.on('line', onLine);
    });
    lines.once('close', () => found(undefined));
  });
}

async function end(child: ChildProcess, exited: Promise<void>): Promise<void> {
  child.stdin?.end();
  const killer = setTimeout(() => child.kill('SIGKILL'), END_MS);
  await exited;
  clearTimeout(killer);
}
