import { secretExpires, smallTroubles } from './model';
import type { Event } from './model';

/** What has befallen the tenants of the accounts that every start has. */
export const pasts: ReadonlyMap<string, readonly Event[]> = new Map([
  ['contoso.example', smallTroubles],
  ['expired.example', [{ daysAgo: 100, tenant: { secretExpired: false } }, secretExpires(2.6)]],
  ['signedin.example', []],
]);
