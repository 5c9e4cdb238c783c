/** The flags of `npm start`: `flags.json` has the one list, which `--help` prints without bundling anything. */
import { parseArgs } from 'node:util';
import { LocalProblem } from './child';
import list from './flags.json';

export interface Flags {
  readonly data?: string;
  readonly live?: boolean;
  readonly graph?: string;
  readonly login?: string;
  readonly record?: string;
  readonly demo?: boolean;
  readonly mail?: string;
}

interface Flag {
  /** What stands for its value in help; a flag without one is there or not. */
  readonly value?: string;
  readonly sample?: string;
  readonly help: string;
}

const flags: Readonly<Record<string, Flag>> = list;
const known = Object.entries(flags)
  .map(([name, { value }]) => (value === undefined ? `--${name}` : `--${name} ${value}`))
  .join(', ');
const options = Object.fromEntries(
  Object.entries(flags).map(([name, { value }]) => [
    name,
    { type: value === undefined ? ('boolean' as const) : ('string' as const) },
  ]),
);

/** Throws `LocalProblem` with one sentence about the first flag that is wrong. */
export function parseFlags(args: readonly string[]): Flags {
  const { values, tokens } = parseArgs({ args: [...args], options, strict: false, tokens: true });
  const given = new Set<string>();
  for (const token of tokens) {
    if (token.kind === 'positional')
      throw new LocalProblem(`“${token.value}” is not expected: there are ${known}.`);
    if (token.kind !== 'option') continue;
    const { name, rawName, value, inlineValue } = token;
    const flag = Object.hasOwn(flags, name) ? flags[name] : undefined;
    if (!flag) throw new LocalProblem(`There is no flag ${rawName}: there are ${known}.`);
    if (given.has(name)) throw new LocalProblem(`${rawName} is given twice.`);
    given.add(name);
    const takesValue = flag.value !== undefined;
    const missing = !value || (!inlineValue && value.startsWith('--'));
    if (takesValue && missing)
      throw new LocalProblem(`${rawName} needs a value, as in ${rawName} ${flag.sample ?? ''}.`);
    if (!takesValue && value !== undefined) throw new LocalProblem(`${rawName} takes no value.`);
  }
  return values;
}
