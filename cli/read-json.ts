import { CommandProblem } from './problem';
import { readText } from './read-text';

/** What a file of JSON holds. Throws `CommandProblem` where it cannot be read, with what the process then ends with. */
export function readJson(file: string, exitCode?: number): unknown {
  try {
    return JSON.parse(readText(file));
  } catch (thrown) {
    const { code, message } = thrown as NodeJS.ErrnoException;
    const why = code === undefined ? ` as JSON: ${message}` : ` (${code}).`;
    throw new CommandProblem(`${file} cannot be read${why}`, exitCode);
  }
}

/** The same of a file that is to hold one object. */
export function readObject(file: string): object {
  const value = readJson(file);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  throw new CommandProblem(`${file} is to hold one object: {"name": "…", …}.`);
}
