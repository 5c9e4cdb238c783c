import { readFileSync } from 'node:fs';
import { CommandProblem } from './problem';

/**
 * The text of a file, in whichever encoding an editor or a shell of Windows has written it; the mark in front is
 * no part of it. Throws `CommandProblem` where it cannot be read, with what the process then ends with.
 */
export function readText(path: string, exitCode?: number): string {
  const bytes = bytesOf(path, exitCode);
  return new TextDecoder(ENCODINGS[bytes.toString('hex', 0, 2)]).decode(bytes);
}

/** By the mark in front (https://encoding.spec.whatwg.org/#bom-sniff). */
const ENCODINGS: Readonly<Record<string, string>> = { fffe: 'utf-16le', feff: 'utf-16be' };

function bytesOf(path: string, exitCode: number | undefined): Buffer {
  try {
    return readFileSync(path);
  } catch (thrown) {
    const { code = '' } = thrown as NodeJS.ErrnoException;
    throw new CommandProblem(`${path} cannot be read (${code}).`, exitCode);
  }
}
