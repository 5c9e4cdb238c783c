/** In place of a key: the registration trusts the identity that Perennial runs as. */
import { trustPath, trustsOf } from './directory';
import type { Registration, TrustEntry } from './directory';
import { WAITS } from './pace';
import type { PerennialAccount } from './perennial';
import { EXIT, Stop } from './stop';
import type { Facts } from './stop';
import type { TenantRead } from './tenant';
import type { Tools } from './tools';
import type { Trust } from '../../src/domain/identity';
import { doorCaseOf } from '../../src/failures/doors';

/** The identity that is to be trusted. Throws `Stop` where there is none, or it is of another tenant than `home`. */
export function identityFor(
  identity: Trust | undefined,
  home: Pick<TenantRead, 'id'>,
  tenant: Pick<TenantRead, 'name'>,
): Trust {
  if (!identity) throw new Stop(EXIT.personNeeded, 'no-identity');
  const [, , , issuedBy = ''] = identity.issuer.split('/');
  if (issuedBy.toLowerCase() === home.id.toLowerCase()) return identity;
  const facts = { tenant: tenant.name, home: ` ${issuedBy}` };
  throw new Stop(EXIT.personNeeded, 'home-tenant-needed', facts);
}

/** How far the registration is from trusting it: what is there under our name, and whether that says the same. */
export function trustFound(
  trusts: readonly TrustEntry[],
  { issuer, subject, audience }: Trust,
  keyName: string,
): { readonly isThere: boolean; readonly wrong: TrustEntry | undefined } {
  const same = (one: TrustEntry) =>
    one.issuer === issuer && one.subject === subject && one.audiences.includes(audience);
  return { isThere: trusts.some(same), wrong: trusts.find(({ name }) => name === nameOf(keyName)) };
}

/** Entra compares none of it when it is saved, so it is written whole, and read by the first token. */
export async function ensureTrust(
  { registry, keyName, step }: Tools,
  app: Registration,
  { issuer, subject, audience }: Trust,
  wrong: TrustEntry | undefined,
): Promise<void> {
  const body = { issuer, subject, audiences: [audience] };
  if (wrong) await registry.send('PATCH', `${trustPath(app)}/${wrong.id}`, { body });
  else await registry.send('POST', trustPath(app), { body: { ...body, name: nameOf(keyName) } });
  step('trust', `${subject} of ${issuer}`);
}

/** 3 to 120 characters that may stand in an address; it cannot be changed later. */
export const nameOf = (keyName: string): string => keyName.replaceAll(' ', '-');

/**
 * Nobody but Perennial can ask for this token: it looks until the trust is known everywhere. Throws `Stop` where
 * it is refused all the same.
 */
export async function untilTrusted(
  tools: Tools,
  made: PerennialAccount,
): Promise<PerennialAccount> {
  const { perennial, pace } = tools;
  if (!refusedOf(made)) return made;
  let account = made;
  await pace.until(WAITS.trust, async () => {
    await perennial.preflight(made.id);
    account = await perennial.account(made.id);
    return refusedOf(account) ? undefined : true;
  });
  const door = refusedOf(account);
  if (door !== undefined) throw new Stop(EXIT.halfWay, door, await sideBySide(tools, account));
  return account;
}

/** The case that its refusal is, where lag explains it. */
function refusedOf({ preflight }: PerennialAccount): string | undefined {
  const door = doorCaseOf(preflight?.failure?.code ?? '');
  return door !== undefined && LAG.includes(door) ? door : undefined;
}

const LAG = ['identity-not-trusted', 'app-not-in-tenant'];

/** What the registration trusts by now, and what it should. */
async function sideBySide(
  { registry, trust }: Tools,
  { clientId }: PerennialAccount,
): Promise<Facts> {
  const [app] = await registry.list(`/applications?$filter=appId eq '${clientId}'`);
  const text = (issuer: string, subject: string, audience: string) =>
    `${issuer} ${subject} ${audience}`;
  const is = (app ? await trustsOf(registry, app) : []).map(({ issuer, subject, audiences }) =>
    text(issuer, subject, audiences.join(' ')),
  );
  const should = trust ? text(trust.issuer, trust.subject, trust.audience) : '';
  return { is: is.join(', '), should };
}
