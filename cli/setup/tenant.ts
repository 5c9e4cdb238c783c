import type { GraphClient } from './graph';
import type { SetupOptions } from './options';
import { EXIT, GraphRefusal, isRefusedWith, Stop } from './stop';

/** The developer pack's own name (https://learn.microsoft.com/entra/identity/users/licensing-service-plan-reference). */
const DEVELOPER_PACK = 'DEVELOPERPACK_E5';
/** A token's assertion is refused beyond it. */
const MOST_CLOCK_SKEW_MS = 5 * 60_000;

/** By template: https://learn.microsoft.com/entra/identity/role-based-access-control/permissions-reference */
const ADMINISTRATORS = new Map([
  ['62e90394-69f5-4237-9190-012177145e10', 'Global Administrator'],
  ['e8611ab8-c189-46e8-94e1-60213ab1f814', 'Privileged Role Administrator'],
  ['9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3', 'Application Administrator'],
  ['158c047a-c907-4556-b7ef-446551a6b5f7', 'Cloud Application Administrator'],
]);

export interface TenantRead {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  readonly isDeveloper: boolean;
  /** When the developer subscription ends, in words; undefined where that is not told. */
  readonly ends: string | undefined;
  /** Who has signed in, and which roles show: one that must be activated first does not. */
  readonly you: string;
  readonly roles: readonly string[];
}

/** Who and where, before anything is changed. Throws `Stop` in another tenant, or in one that is no developer's. */
export async function readTenant(
  graph: GraphClient,
  { tenant, anyTenant }: Pick<SetupOptions, 'tenant' | 'anyTenant'>,
): Promise<TenantRead> {
  const [organization] = await signedIn(() => graph.list('/organization'), tenant);
  refuseWrongClock(graph.date);
  if (!organization) throw new Stop(EXIT.noRight, 'tool-not-signed-in', { tenant });
  const domains = (organization['verifiedDomains'] ?? []) as readonly Domain[];
  const name = String(organization['displayName']);
  if (![organization.id, ...domains.map((one) => one.name)].some((known) => same(known, tenant)))
    throw new Stop(EXIT.noRight, 'signed-in-elsewhere', { other: name, tenant, domain: tenant });
  const me = await graph.get('/me');
  const held = await graph.list('/me/transitiveMemberOf');
  const skus = await graph.list('/subscribedSkus');
  const isDeveloper = skus.some((sku) => sku['skuPartNumber'] === DEVELOPER_PACK);
  if (!isDeveloper && !anyTenant) throw new Stop(EXIT.personNeeded, 'not-a-developer-tenant');
  return {
    id: organization.id,
    name,
    domain: domains.find(({ isDefault }) => isDefault)?.name ?? tenant,
    isDeveloper,
    ends: isDeveloper ? await endOf(graph) : undefined,
    you: String(me['userPrincipalName']),
    roles: held.flatMap((role) => ADMINISTRATORS.get(String(role['roleTemplateId'])) ?? []),
  };
}

interface Domain {
  readonly name: string;
  readonly isDefault?: boolean;
}

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

async function signedIn<T>(read: () => Promise<T>, tenant: string): Promise<T> {
  try {
    return await read();
  } catch (thrown) {
    if (!isRefusedWith(401, thrown)) throw thrown;
    throw new Stop(EXIT.noRight, 'tool-not-signed-in', { tenant });
  }
}

function refuseWrongClock(theirs: number | undefined): void {
  const off = theirs === undefined ? 0 : Date.now() - theirs;
  if (Math.abs(off) <= MOST_CLOCK_SKEW_MS) return;
  const minutes = String(Math.round(Math.abs(off) / 60_000));
  throw new Stop(EXIT.personNeeded, off < 0 ? 'clock-slow' : 'clock-fast', { minutes });
}

/** Not every token may read it, and nothing hangs on it. */
async function endOf(graph: GraphClient): Promise<string | undefined> {
  try {
    const all = await graph.list('/directory/subscriptions');
    const own = all.find((one) => one['skuPartNumber'] === DEVELOPER_PACK);
    const date = own?.['nextLifecycleDateTime'];
    return typeof date === 'string' ? dayOf(date) : undefined;
  } catch (thrown) {
    if (!(thrown instanceof GraphRefusal)) throw thrown;
    return undefined;
  }
}

/** In UTC, as 20 December 2026. */
export const dayOf = (time: string | number): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(time));
