import type { Services } from '../services';

/** The parts of a credential, from the vault: part → value. Throws `FailureError` where one is not to be had. */
export async function readParts(
  { vault }: Pick<Services, 'vault'>,
  names: Readonly<Record<string, string>>,
): Promise<Record<string, string>> {
  const parts = Object.entries(names).map(
    async ([part, name]) => [part, await vault.get(name)] as const,
  );
  return Object.fromEntries(await Promise.all(parts));
}
