import type { AuditEntry } from '../../src/domain/audit';
import type { Stores } from '../../src/ports';
import { initialSettings } from '../../src/domain/settings';
import { aMember } from './member-store';
import { freshId, inserted, NOW } from './support';

const anEntry = (at: number): AuditEntry => ({
  id: freshId().padEnd(32, '0').slice(0, 32),
  at,
  by: { id: 'operator', name: 'operator' },
  action: 'account.changed',
  fields: ['name'],
});

/** What every audit list promises. `make` gives empty stores. */
export function auditStoreContract(name: string, make: () => Promise<Stores>): void {
  test(`audit list: ${name}: tells what was changed anywhere, newest first, and forgets what is old`, async () => {
    const stores = await make();
    const entries = Array.from({ length: 7 }, (_, index) => anEntry(NOW + index * 1000));
    const [first, second, third, ...others] = entries;
    if (!first || !second || !third) throw new Error('no entries');
    const account = await inserted(stores);
    expect(await stores.accounts.commit(account, account.value, { audit: second })).not.toBe(
      'conflict',
    );
    expect(await stores.members.insert(aMember(), { audit: first })).toBe(true);
    expect(await stores.settings.write(undefined, initialSettings(30), third)).toBe('done');
    for (const entry of others) await stores.audit.add(entry);
    const newest = entries.toReversed();
    const found: AuditEntry[] = [];
    let after: string | undefined;
    for (let left = 4; left > 0; left -= 1) {
      const page = await stores.audit.list({ top: 2, after });
      found.push(...page.value);
      after = page.next;
    }
    expect(after).toBeUndefined();
    expect(found).toEqual(newest);
    expect(await stores.audit.prune(NOW + 3000, 2)).toBe(2);
    expect(await stores.audit.prune(NOW + 3000, 9)).toBe(1);
    const left = await stores.audit.list({ top: 9 });
    expect(left.value).toEqual(newest.slice(0, 4));
  });

  test(`audit list: ${name}: what was not changed is not told`, async () => {
    const stores = await make();
    const account = await inserted(stores);
    await stores.accounts.commit(account, account.value);
    const late = { audit: anEntry(NOW) };
    expect(await stores.accounts.commit(account, account.value, late)).toBe('conflict');
    expect((await stores.audit.list({ top: 9 })).value).toEqual([]);
  });
}
