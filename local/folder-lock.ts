/** Who may write to a folder: one process at a time, and nobody for ever. */
import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { makeFolder } from './folder';
import { LocalProblem } from './child';

/** A process that is flushing needs up to 5 s; whoever holds on longer is at work. */
const PATIENCE_MS = 10_000;
const LOOK_MS = 100;

interface Owner {
  readonly pid: number;
  /** Tells a process from a later one with the same number; empty where the platform does not say. */
  readonly started: string;
}

/** Linux: the boot, and the process's start in ticks since it (proc(5), field 22 of `stat`). */
async function startOf(pid: number): Promise<string> {
  try {
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8');
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    const afterName = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return `${boot.trim()}:${afterName[19] ?? ''}`;
  } catch {
    return '';
  }
}

async function isAlive(owner: Owner): Promise<boolean> {
  try {
    process.kill(owner.pid, 0);
  } catch (thrown) {
    // EPERM: it is there, and somebody else's.
    if ((thrown as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return owner.started === '' || owner.started === (await startOf(owner.pid));
}

async function readOwner(path: string): Promise<Owner | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Owner;
  } catch {
    return undefined;
  }
}

/**
 * Takes `<folder>/<name>.lock` for this process; the answer gives it back. Waits for an earlier owner to
 * end, and throws `LocalProblem` saying who it is when it does not.
 */
export async function lockFolder(
  folder: string,
  name: string,
  patienceMs = PATIENCE_MS,
): Promise<() => Promise<void>> {
  await makeFolder(folder);
  const path = join(folder, `${name}.lock`);
  // Complete before it has its name, so that nobody reads half of it.
  const mine = `${path}.${randomUUID()}`;
  await writeFile(mine, JSON.stringify({ pid: process.pid, started: await startOf(process.pid) }));
  try {
    for (let left = Math.ceil(patienceMs / LOOK_MS); ; left -= 1) {
      if (await takeName(mine, path)) return () => rm(path, { force: true });
      const owner = await readOwner(path);
      if (owner && !(await isAlive(owner))) {
        await removeStale(path, owner);
        continue;
      }
      if (left <= 0) throw new LocalProblem(inUse(folder, path, owner));
      await delay(LOOK_MS);
    }
  } finally {
    await rm(mine, { force: true });
  }
}

const inUse = (folder: string, path: string, owner: Owner | undefined): string =>
  `${folder} is in use by process ${owner?.pid ?? 'unknown'}; if that is not Perennial, delete ${path}.`;

/** False when the name is taken. */
async function takeName(mine: string, path: string): Promise<boolean> {
  try {
    await link(mine, path);
    return true;
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw thrown;
  }
}

/** Another process may have done the same and taken the name since: its lock is put back. */
async function removeStale(path: string, stale: Owner): Promise<void> {
  const aside = `${path}.${randomUUID()}`;
  try {
    await rename(path, aside);
  } catch {
    return;
  }
  const moved = await readOwner(aside);
  if (moved && (moved.pid !== stale.pid || moved.started !== stale.started)) {
    await takeName(aside, path);
  }
  await rm(aside, { force: true });
}
