export type Environment = Readonly<Record<string, string | undefined>>;

export function tokenOf(
  env: Environment,
  timeoutMs: number,
  scope?: string,
): Promise<string | undefined>;

export function answerOf(
  tool: 'az' | 'azd',
  args: readonly string[],
  options: { readonly env: Environment; readonly timeout: number; readonly cwd?: string },
): Promise<unknown>;
