import { HOUR_MS } from '../../durations';
import type { Clock, TenantNamed } from '../../ports';
import { remember } from '../../remember';

/** More domains than people name within an hour; the first looked up is forgotten first. */
const CAPACITY = 1000;

type LookUp = (name: string) => Promise<TenantNamed | undefined>;

/** Looks each domain up once an hour: it hardly ever changes its tenant. One that is unknown may be a minute old, and is asked again. */
export function knownTenants(lookUp: LookUp, clock: Clock): LookUp {
  const known = new Map<string, { readonly tenant: TenantNamed; readonly until: number }>();
  return async (name) => {
    const key = name.toLowerCase();
    const found = known.get(key);
    if (found && found.until > clock()) return found.tenant;
    const tenant = await lookUp(name);
    if (tenant) remember(known, key, { tenant, until: clock() + HOUR_MS }, CAPACITY);
    return tenant;
  };
}
