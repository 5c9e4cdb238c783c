import { CommandProblem } from './problem';
import { readText } from './read-text';

/** What a file of JSON holds. Throws `CommandProblem` where it cannot be read, with what the process then ends with. */
export function readJson(file: string, exitCode?: number): unknown {
  const text = readText(file, exitCode);
  try {
    return JSON.parse(text);
  } catch (thrown) {
    const { message } = thrown as SyntaxError;
    throw new CommandProblem(`${file} cannot be read as JSON: ${message}`, exitCode);
  }
}

/** The same of a file that is to hold one object. */
export function readObject(file: string): object {
  const value = readJson(file);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  throw new CommandProblem(`${file} is to hold one object: {"name": "…", …}.`);
}
