/** What went wrong, in one sentence for whoever typed the command. */
export class CommandProblem extends Error {
  override readonly name: string = 'CommandProblem';
  constructor(
    message: string,
    /** What the process ends with. */
    readonly exitCode = 1,
    /** For scripts: which case it is, and with which status the installation has answered. */
    readonly code = 'failed',
    readonly status?: number,
  ) {
    super(message);
  }
}
