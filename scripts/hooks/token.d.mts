export function tokenOf(
  env: Readonly<Record<string, string | undefined>>,
  timeoutMs: number,
): string | undefined;
