import type { Services } from '../services';

/**
 * Names in the log, once, each row that could not be read. Whoever met it has stepped over it; an
 * account's goes with the account, which can be deleted, and health counts it until then.
 */
export async function reportDamage({
  damage,
  log,
}: Pick<Services, 'damage' | 'log'>): Promise<void> {
  for await (const found of damage.all()) {
    if (found.logged) continue;
    log.error('row.damaged', { row: found.row });
    await damage.markLogged(found);
  }
}
