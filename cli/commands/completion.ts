import { Argument } from 'commander';
import type { Command } from 'commander';
import type { Session } from '../session';

/**
 * Each shell asks the command line itself what may come next, so that what it offers is always true. zsh's is sourced, or
 * loaded from `fpath` by the first completion, which it then has to answer.
 */
const scripts: Readonly<Record<string, string>> = {
  bash: `_perennial() {
  COMPREPLY=($(perennial complete -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
}
complete -o default -F _perennial perennial`,
  zsh: `#compdef perennial
_perennial() {
  compadd -- \${(f)"$(perennial complete -- "\${words[@]:1:$((CURRENT - 1))}" 2>/dev/null)"}
}
if [ "$funcstack[1]" = _perennial ]; then _perennial "$@"; else compdef _perennial perennial; fi`,
  powershell: `Register-ArgumentCompleter -Native -CommandName perennial -ScriptBlock {
  param($word, $ast)
  $words = @($ast.CommandElements | Select-Object -Skip 1 | ForEach-Object { $_.ToString() })
  if ($word -eq '') { $words += '' }
  perennial complete -- @words | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
}`,
};

export function completion(program: Command, session: Session): void {
  program
    .command('completion')
    .description('prints what makes a shell complete this command line')
    .addArgument(new Argument('<shell>').choices(Object.keys(scripts)))
    .action((shell: string) => session.terminal.out(scripts[shell] ?? ''));
  program
    .command('complete', { hidden: true })
    .argument('[words...]')
    .action((words: string[]) => session.terminal.out(candidates(program, words).join('\n')));
}

/** What may stand where the last word is begun. */
export function candidates(program: Command, words: readonly string[]): readonly string[] {
  const begun = words.at(-1) ?? '';
  let command = program;
  for (const word of words.slice(0, -1))
    command = command.commands.find((one) => one.name() === word) ?? command;
  const offered = valuesAfter(words.at(-2), command, program) ?? wordsOf(command, program);
  return [...new Set(offered)].filter((word) => word.startsWith(begun)).sort();
}

/** Of an option that takes a value: those that it may have, where they are told; undefined where another word comes next. */
function valuesAfter(
  before: string | undefined,
  command: Command,
  program: Command,
): readonly string[] | undefined {
  const options = [...command.options, ...program.options];
  const option = options.find(({ long, short }) => before === long || before === short);
  if (before === undefined || !option?.required) return undefined;
  return option.argChoices ?? [];
}

function wordsOf(command: Command, program: Command): readonly string[] {
  const names = command.commands.map((one) => one.name()).filter((name) => name !== 'complete');
  const flags = [...command.options, ...program.options].flatMap(({ long }) => long ?? []);
  const choices = command.registeredArguments.flatMap(({ argChoices = [] }) => argChoices);
  return [...names, ...choices, ...flags];
}
