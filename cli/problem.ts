/** What went wrong, in one sentence for whoever typed the command. */
export class CommandProblem extends Error {
  override readonly name = 'CommandProblem';
}
