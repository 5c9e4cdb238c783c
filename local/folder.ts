import { access, constants, mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { LocalProblem } from './child';

/** A path has no more parts than this. */
const MOST_PARTS = 256;

/**
 * Makes a folder that only its owner can enter, with the folders above it. One at a time: where nothing
 * can be made at all, as below /proc, Node's own `recursive` tries without end. Throws `LocalProblem`
 * when it cannot be made or written.
 */
export async function makeFolder(folder: string): Promise<void> {
  const path = resolve(folder);
  try {
    for (const part of partsOf(path)) await makeOne(part);
    await access(path, constants.W_OK);
  } catch (thrown) {
    throw new LocalProblem(
      `The folder ${path} cannot be made or written (${codeOf(thrown)}): choose another one with --data.`,
    );
  }
}

const codeOf = (thrown: unknown): string =>
  (thrown as NodeJS.ErrnoException).code ?? 'no reason given';

/** The path and all above it, outermost first. */
function partsOf(path: string): string[] {
  const parts = [path];
  for (let left = MOST_PARTS; left > 0; left -= 1) {
    const above = dirname(parts[0] ?? path);
    if (above === parts[0]) break;
    parts.unshift(above);
  }
  return parts;
}

async function makeOne(path: string): Promise<void> {
  try {
    await access(path);
  } catch {
    await mkdir(path, { mode: 0o700 }).catch((thrown: unknown) => {
      // Another process has made it meanwhile.
      if (codeOf(thrown) !== 'EEXIST') throw thrown;
    });
  }
}
