export function wantsJson(args: readonly string[]): boolean;
