export function tokenOf(
  env: Readonly<Record<string, string | undefined>>,
  timeoutMs: number,
  scope?: string,
): string | undefined;
