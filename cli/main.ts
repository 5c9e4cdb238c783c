/** Entry of the command line. Called by `scripts/perennial.mjs`, in the same process, once this is bundled. */
import { debuglog } from 'node:util';
import { Command, CommanderError, Option } from 'commander';
import { version } from '../package.json';
import { wantsJson } from '../scripts/lib/wants-json.mjs';
import * as commands from './commands';
import { CommandProblem } from './problem';
import { Session } from './session';
import type { Terminal } from './terminal';

/** What is wrong with what was typed; other codes are for what came of it. */
const USAGE = 2;
/** Ctrl-C, as shells say it. */
const INTERRUPTED = 130;

/** Answers the exit code. `root` is the folder of package.json. */
export async function main(
  args: readonly string[],
  terminal: Terminal,
  root: string,
): Promise<number> {
  const program = new Command('perennial')
    .description('Perennial from the command line: npm run perennial -- …')
    .version(version)
    .option('--url <origin>', 'where it is; else PERENNIAL_URL, else http://127.0.0.1:7071')
    .option('--key-file <file>', 'the key, in a file that nobody else may read; else PERENNIAL_KEY')
    .option(
      '--entra <client-id>',
      'where Microsoft’s sign-in stands in front; else PERENNIAL_ENTRA',
    )
    .addOption(
      new Option('-o, --output <form>', 'for people or for scripts').choices(['table', 'json']),
    )
    .option('--json', 'the same as --output json')
    .configureHelp({ helpWidth: terminal.columns ?? 100, showGlobalOptions: true });
  const session = new Session(terminal, () => program.opts());
  for (const add of Object.values(commands)) add(program, session, root);
  quiet(program, terminal);
  try {
    await program.parseAsync([...args], { from: 'user' });
    return 0;
  } catch (thrown) {
    if (thrown instanceof CommanderError) {
      if (thrown.exitCode === 0) return 0;
      // What was typed after the mistake is not parsed.
      if (wantsJson(args)) program.setOptionValue('json', true);
      session.printFailure({ code: 'usage', title: usageOf(thrown) });
      return USAGE;
    }
    if (terminal.interrupted.aborted) return INTERRUPTED;
    const problem = thrown instanceof CommandProblem ? thrown : unexpected(thrown);
    const { message: title, code, status, exitCode } = problem;
    if (title !== '') terminal.note(title);
    session.printFailure({ code, title, status });
    return exitCode;
  }
}

const usageOf = ({ code, message }: CommanderError): string =>
  code === 'commander.help' ? 'No command is given: see --help.' : message.replace(/^error: /, '');

const debug = debuglog('perennial');

/** What nobody has foreseen is a fault of the command; NODE_DEBUG shows all of it. */
function unexpected(thrown: unknown): CommandProblem {
  debug('%O', thrown);
  const [first = ''] = (thrown instanceof Error ? thrown.message : String(thrown)).split('\n');
  const title = `The command failed unexpectedly: ${first} (NODE_DEBUG=perennial shows where.)`;
  return new CommandProblem(title, 1, 'unexpected');
}

/** Neither ends the process nor writes past the terminal; commands that are made have it from their parents only. */
function quiet(command: Command, terminal: Terminal): void {
  command.exitOverride().configureOutput({
    writeOut: (text) => terminal.out(text.trimEnd()),
    writeErr: (text) => terminal.note(text.trimEnd()),
  });
  for (const child of command.commands) quiet(child, terminal);
}
