import type { Mode } from '../../src/domain/account';
import {
  GRAPH_APP_ID,
  mergeManifest,
  MOST_PERMISSIONS,
  permissionCount,
} from '../../src/domain/manifest';
import type { KeyCredential, Merge, ResourceAccess } from '../../src/domain/manifest';
import type { Trust } from '../../src/domain/identity';
import { modesOf } from '../../src/domain/onboarding';
import type { Holding, Resolved, SecretEntry } from './directory';
import type { SetupOptions } from './options';
import { looksAfter } from './perennial';
import type { PerennialAccount } from './perennial';
import { EXIT, Stop } from './stop';
import { trustFound } from './trust';
import { parsePem } from '../../src/credentials/pem';
import { RENEWED_WITHIN_MS } from '../../src/domain/credential-watch';

/** One delegated grant holds no more (https://learn.microsoft.com/graph/api/resources/oauth2permissiongrant). */
const MOST_SCOPE_TEXT = 3850;

/** Values of `signInAudience` (https://learn.microsoft.com/entra/identity-platform/supported-accounts-validation). */
export const OWN_TENANT = 'AzureADMyOrg';
export const ANY_TENANT = 'AzureADMultipleOrgs';

/** What one way of signing in is watched by. */
export interface Watch {
  readonly mode: Mode;
  readonly account: PerennialAccount | undefined;
  /** The account is there, and looks after something else. */
  readonly change: boolean;
}

/** What is to be done, in the order in which it is; nothing of it where it is done already. */
export interface Plan {
  readonly createApp: boolean;
  /** The registration as it is to be, where it differs; undefined where there is none yet. */
  readonly merge: Merge | undefined;
  readonly createPrincipal: boolean;
  readonly roles: readonly Resolved[];
  /** All scopes of the grant as it is to be: widened, never narrowed. */
  readonly scopes: readonly string[];
  readonly addedScopes: readonly string[];
  readonly addKey: boolean;
  /** The identity that the registration does not trust yet. */
  readonly addTrust: Trust | undefined;
  /** The registration is for its own tenant only, and is to serve another one. */
  readonly openUp: boolean;
  /** When the key in use ends, where the new one takes its place because that is soon. */
  readonly keyEnds: string | undefined;
  /** Ours of runs that broke, and of renewals: no account has them. */
  readonly unusedKeys: readonly string[];
  readonly watches: readonly Watch[];
}

export interface Situation {
  readonly options: SetupOptions;
  readonly holding: Holding;
  readonly redirectUri: string;
  /** The name by which our own keys are known among others. */
  readonly keyName: string;
  readonly accountIn: (mode: Mode) => PerennialAccount | undefined;
  readonly trust: Trust | undefined;
  /** Whether the registration is to serve another tenant than its own. */
  readonly forOthers: boolean;
}

/** Throws `Stop` where a registration cannot hold it. */
export function planOf(situation: Situation): Plan {
  const { options, holding, redirectUri, trust, forOthers, keyName } = situation;
  const { app, principal, roles, grant, wanted } = holding;
  const watches = modesOf(options.mode).map((mode) => watchOf(situation, mode));
  const access = accessOf(wanted);
  const merge = app && mergeManifest(app, { redirectUri, requiredResourceAccess: access });
  const held = grant?.scope.split(' ').filter((scope) => scope !== '') ?? [];
  const scopes = wanted.filter(({ type }) => type === 'Scope').map(({ name }) => name);
  const addedScopes = scopes.filter((scope) => !held.includes(scope));
  refuseTooMany(merge?.manifest.requiredResourceAccess ?? access, [...held, ...addedScopes]);
  return {
    createApp: !app,
    merge: merge && (merge.address || merge.permissions > 0) ? merge : undefined,
    createPrincipal: !principal,
    roles: wanted.filter(({ type, id }) => type === 'Role' && !roles.includes(id)),
    scopes: [...held, ...addedScopes],
    addedScopes,
    ...(trust ? { addKey: false, keyEnds: undefined, unusedKeys: [] } : keysOf(situation, watches)),
    addTrust: trust && !trustFound(holding.trusts, trust, keyName).isThere ? trust : undefined,
    openUp: forOthers && app?.signInAudience === OWN_TENANT,
    watches,
  };
}

function watchOf({ options, accountIn }: Situation, mode: Mode): Watch {
  const account = accountIn(mode);
  if (!account) return { mode, account, change: false };
  const hasKey = options.credential === 'federated' && account.credential.kind !== 'federated';
  return { mode, account, change: hasKey || !looksAfter(account, options) };
}

export const accessOf = (wanted: readonly Resolved[]): readonly ResourceAccess[] => [
  { resourceAppId: GRAPH_APP_ID, resourceAccess: wanted.map(({ id, type }) => ({ id, type })) },
];

function refuseTooMany(access: readonly ResourceAccess[], scopes: readonly string[]): void {
  const count = permissionCount(access);
  if (count <= MOST_PERMISSIONS && scopes.join(' ').length <= MOST_SCOPE_TEXT) return;
  throw new Stop(EXIT.personNeeded, 'too-many-permissions', { count: String(count) });
}

/** A key is needed by an account that is to come, or has none, or whose own is no longer among the app's or ends soon. */
function keysOf(
  { options, holding, keyName }: Situation,
  watches: readonly Watch[],
): Pick<Plan, 'addKey' | 'keyEnds' | 'unusedKeys'> {
  const { credential } = options;
  const { keyCredentials = [], passwordCredentials = [] } = holding.app ?? {};
  const all = credential === 'secret' ? passwordCredentials : keyCredentials;
  const keys = all as readonly Key[];
  const ends = watches.map(({ account }) => account?.credential.expiresAt);
  const isUsed = (key: Key) => ends.some((end) => end !== undefined && isEnd(key, end));
  const lost = ends.some((end) => end !== undefined && !keys.some((key) => isEnd(key, end)));
  const keyEnds = ends.find((end) => end !== undefined && endsSoon(options, end));
  const lacks = watches.some(({ account }) => !account || account.credential.key === 'none');
  const addKey = lacks || lost || keyEnds !== undefined;
  const unused = keys.filter((key) => key.displayName === keyName && !isUsed(key));
  return { addKey, keyEnds, unusedKeys: unused.flatMap(({ keyId }) => keyId ?? []) };
}

/** A key of one's own is replaced by another of one's own, and not by itself. */
function endsSoon({ ownPem }: SetupOptions, end: string): boolean {
  if (Date.parse(end) - Date.now() > RENEWED_WITHIN_MS) return false;
  return ownPem === undefined || !isEnd({ endDateTime: iso(parsePem(ownPem).notAfter) }, end);
}

type Key = KeyCredential & Partial<SecretEntry> & { readonly endDateTime?: string };

/** Certificates and Graph tell times to the second. */
const isEnd = ({ endDateTime = '' }: Pick<Key, 'endDateTime'>, end: string): boolean =>
  Math.floor(Date.parse(endDateTime) / 1000) === Math.floor(Date.parse(end) / 1000);

const iso = (ms: number): string => new Date(ms).toISOString();

export const isEmpty = (plan: Plan): boolean =>
  !plan.createApp &&
  !plan.merge &&
  !plan.createPrincipal &&
  !plan.addKey &&
  !plan.addTrust &&
  !plan.openUp &&
  plan.roles.length === 0 &&
  plan.addedScopes.length === 0 &&
  plan.unusedKeys.length === 0 &&
  plan.watches.every(({ account, change }) => account && !change);
