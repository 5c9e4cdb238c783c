import type { StoredChannel } from '../domain/settings';
import type { OpenChannel } from '../ports';
import type { Services } from '../services';

/** A channel with the values of its secrets. Throws `FailureError` when the vault does not give them. */
export async function openChannel(
  { vault }: Pick<Services, 'vault'>,
  kind: string,
  { facts, secrets }: Pick<StoredChannel, 'facts' | 'secrets'>,
): Promise<Omit<OpenChannel, 'to'>> {
  const named = Object.entries(secrets);
  const values = await Promise.all(
    named.map(async ([pointer, name]) => [pointer, await vault.get(name)] as const),
  );
  return { kind, facts, parts: Object.fromEntries(values) };
}
