/** Longer ones are none of Microsoft's; and a sign-in's address has its bounds. */
const MAX_LENGTH = 2000;

/**
 * The claims that a refusal of the token endpoint asks for, as JSON; undefined where it asks for none
 * (https://learn.microsoft.com/entra/identity-platform/claims-challenge).
 */
export function challengeIn(json: unknown): string | undefined {
  const claims = (json as { claims?: unknown } | null | undefined)?.claims;
  return typeof claims === 'string' && isClaims(claims) ? claims : undefined;
}

function isClaims(text: string): boolean {
  if (text.length > MAX_LENGTH) return false;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
