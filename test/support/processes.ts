import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const root = resolve(__dirname, '../..');

/** Bundles one of local mode's scripts and answers its path. */
export function bundled(name: string): string {
  execFileSync(process.execPath, [join(root, 'scripts/build.mjs'), '--local', name]);
  return join(root, 'build/local', `${name}.js`);
}

/** Whether a process is there; one that has ended and was not waited for (a zombie) is not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  if (process.platform !== 'linux') return true;
  return !/^State:\s+Z/m.test(execFileSync('cat', [`/proc/${pid}/status`], { encoding: 'utf8' }));
}

export async function untilGone(pid: number, withinMs = 6000): Promise<void> {
  for (let left = withinMs / 50; isAlive(pid); left -= 1) {
    if (left <= 0) throw new Error(`process ${pid} is still there`);
    await new Promise((done) => setTimeout(done, 50));
  }
}

/** Starts a child from a process in between, which can then be killed. */
const BETWEEN = `
const { spawn } = require('node:child_process');
const [script, options] = process.argv.slice(1);
const child = spawn(process.execPath, [script], { stdio: ['pipe', 'inherit', 'inherit'], detached: true });
console.log(child.pid);
child.stdin.write(options + '\\n');
setInterval(() => undefined, 1000);
`;

export async function orphanable(name: string, options: object) {
  const parent = spawn(process.execPath, ['-e', BETWEEN, bundled(name), JSON.stringify(options)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: parent.stdout })[Symbol.asyncIterator]();
  const line = async () => String((await lines.next()).value);
  const pid = Number(await line());
  const report = JSON.parse(await line()) as { ready?: Record<string, unknown>; problem?: string };
  return {
    pid,
    report,
    killParent: async () => {
      parent.kill('SIGKILL');
      await once(parent, 'exit');
    },
  };
}
