/** The registration, its service principal and its keys. Each step was read before, and is read back after. */
import type { KeyCredential } from '../../src/domain/manifest';
import { mergeManifest } from '../../src/domain/manifest';
import type { Holding, Principal, Registration } from './directory';
import { principalOf } from './directory';
import type { GraphClient } from './graph';
import type { Key } from './key';
import { keyOfPem, keyOfSecret, lifetimeMs, newCertificate, shortEnough } from './key';
import type { Lived } from './key';
import { isLag, WAITS } from './pace';
import type { Plan } from './plan';
import { accessOf, ANY_TENANT, OWN_TENANT } from './plan';
import { EXIT, isRefusedWith, Stop } from './stop';
import type { Tools } from './tools';

/** The registration as it is to be, and the key that came with it where it is new. */
export async function ensureApp(
  tools: Tools,
  holding: Holding,
  plan: Plan,
): Promise<{ readonly app: Registration; readonly key?: Lived<Key> | undefined }> {
  const { app } = holding;
  if (!app) return createApp(tools, holding, plan);
  if (plan.merge) await mergeInto(tools, app, plan);
  if (plan.openUp) await openUp(tools, app);
  return { app };
}

async function createApp(tools: Tools, { wanted }: Holding, plan: Plan) {
  const { options, registry, uniqueName, redirectUri, forOthers } = tools;
  const withKey = plan.addKey && options.credential === 'certificate';
  const create = async (months: number) => {
    const key = withKey ? await certificate(tools, months) : undefined;
    const body = {
      displayName: options.name,
      signInAudience: forOthers ? ANY_TENANT : OWN_TENANT,
      tags: ['perennial', tools.keyName.replace(' ', ':')],
      web: { redirectUris: [redirectUri] },
      isFallbackPublicClient: false,
      keyCredentials: key?.entry ? [key.entry] : [],
      requiredResourceAccess: accessOf(wanted),
    };
    const headers = { prefer: 'create-if-missing' };
    await registry.send('PATCH', `/applications(uniqueName='${uniqueName}')`, { body, headers });
    return key;
  };
  const made = await mayRegister(() => shortEnough(options.lifetimeMonths, create));
  const { value: app } = await tools.pace.until(WAITS.readBack, () =>
    registry.find(`/applications(uniqueName='${uniqueName}')`),
  );
  if (!app) throw new Stop(EXIT.halfWay, 'editor-refused');
  const { done: key } = made;
  return { app: app as Registration, key: key && { ...made, done: key } };
}

const certificate = async ({ options, keyName }: Tools, months: number): Promise<Key> =>
  options.ownPem === undefined
    ? newCertificate(keyName, months)
    : keyOfPem(keyName, options.ownPem);

async function openUp({ registry }: Tools, { id }: Registration): Promise<void> {
  const body = { signInAudience: ANY_TENANT };
  await mayRegister(() => registry.send('PATCH', `/applications/${id}`, { body }));
}

async function mergeInto({ registry, pace }: Tools, { id }: Registration, { merge }: Plan) {
  if (!merge) return;
  const { requiredResourceAccess, web, publicClient, spa } = merge.manifest;
  const platforms = merge.moved ? { web, publicClient, spa } : { web };
  const path = `/applications/${id}`;
  const body = { requiredResourceAccess, ...platforms };
  await mayRegister(() => registry.send('PATCH', path, { body }));
  const redirectUri = web.redirectUris.at(-1) ?? '';
  await pace.until(WAITS.readBack, async () => {
    const now = (await registry.get(path)) as Registration;
    const { permissions, address } = mergeManifest(now, { requiredResourceAccess, redirectUri });
    return permissions === 0 && !address ? now : undefined;
  });
}

async function mayRegister<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (thrown) {
    throw isRefusedWith(403, thrown) ? new Stop(EXIT.noRight, 'may-not-register') : thrown;
  }
}

export async function ensurePrincipal(tools: Tools, { appId }: Registration): Promise<Principal> {
  const { graph, pace, step } = tools;
  const { value, tries, seconds } = await pace.until(WAITS.principal, async () => {
    const known = await principalOf(graph, appId);
    return known ?? (await mayRegister(() => createPrincipal(tools, appId)));
  });
  if (!value) throw new Stop(EXIT.halfWay, 'editor-refused');
  step('service principal', seconds === 0 ? '' : `${tries} tries, ${seconds} s`);
  return value;
}

/** Undefined while its app is not known everywhere. */
async function createPrincipal({ graph }: Tools, appId: string): Promise<Principal | undefined> {
  try {
    const made = await graph.send('POST', '/servicePrincipals', { body: { appId } });
    return made as Principal;
  } catch (thrown) {
    if (isLag(thrown)) return undefined;
    throw thrown;
  }
}

/** A key for a registration that is there: last before the token, so that a run that breaks leaves none unused. */
export function addKey(tools: Tools, app: Registration, plan: Plan): Promise<Lived<Key>> {
  const { options } = tools;
  return shortEnough(options.lifetimeMonths, (months) =>
    options.credential === 'secret'
      ? addSecret(tools, app, months)
      : addCertificate(tools, app, plan, months),
  );
}

async function addCertificate(tools: Tools, app: Registration, plan: Plan, months: number) {
  const key = await certificate(tools, months);
  await writeKeys(tools, app, plan.unusedKeys, key);
  return key;
}

/**
 * The list of keys is written whole: it is read until two reads agree, every foreign entry stays, and it is read
 * back. The same certificate is never added twice.
 */
export async function writeKeys(
  tools: Pick<Tools, 'registry' | 'pace'>,
  { id }: Registration,
  gone: readonly string[],
  added?: Key,
): Promise<void> {
  const path = `/applications/${id}`;
  const before = await settledKeys(tools, path);
  const kept = before.filter(({ keyId }) => !gone.includes(keyId ?? ''));
  const entry = added?.entry;
  const isThere = kept.some((one) => one.customKeyIdentifier === entry?.customKeyIdentifier);
  const keyCredentials = entry && !isThere ? [...kept, entry] : kept;
  await tools.registry.send('PATCH', path, { body: { keyCredentials } });
  const after = await settledKeys(tools, path);
  const lost = kept.filter(({ keyId }) => !after.some((one) => one.keyId === keyId));
  if (lost.length > 0) throw new Stop(EXIT.halfWay, 'key-lost', { count: String(lost.length) });
}

async function settledKeys(
  { registry, pace }: Pick<Tools, 'registry' | 'pace'>,
  path: string,
): Promise<readonly KeyCredential[]> {
  let before: string | undefined;
  const { value } = await pace.until({ ...WAITS.readBack, pauses: [0.5, 1, 2, 4, 8] }, async () => {
    const { keyCredentials = [] } = (await registry.get(path)) as Partial<Registration>;
    const text = JSON.stringify(keyCredentials);
    const agrees = text === before;
    before = text;
    return agrees ? keyCredentials : undefined;
  });
  if (!value) throw new Stop(EXIT.halfWay, 'editor-refused');
  return value;
}

/** Never by the list: that would take other secrets along. */
async function addSecret({ graph, keyName }: Tools, { id }: Registration, months: number) {
  const endDateTime = new Date(Date.now() + lifetimeMs(months)).toISOString();
  const passwordCredential = { displayName: keyName, endDateTime };
  const made = await graph.send('POST', `/applications/${id}/addPassword`, {
    body: { passwordCredential },
  });
  return keyOfSecret(String(made['secretText']), endDateTime);
}

export async function removeSecrets(
  graph: GraphClient,
  { id }: Registration,
  keyIds: readonly string[],
): Promise<void> {
  for (const keyId of keyIds)
    await graph.send('POST', `/applications/${id}/removePassword`, { body: { keyId } });
}
