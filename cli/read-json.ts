import { readFileSync } from 'node:fs';
import { CommandProblem } from './problem';

/** What a file of JSON holds. Throws `CommandProblem` where it cannot be read, with what the process then ends with. */
export function readJson(file: string, exitCode?: number): unknown {
  try {
    // Editors and shells of Windows put a mark in front.
    return JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
  } catch (thrown) {
    throw new CommandProblem(
      `${file} cannot be read as JSON: ${(thrown as Error).message}`,
      exitCode,
    );
  }
}
