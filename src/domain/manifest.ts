/**
 * The manifest of an app registration, as Entra shows it and takes it back
 * (https://learn.microsoft.com/entra/identity-platform/reference-microsoft-graph-app-manifest): reading what was
 * copied, and merging in what is wanted. Pure: the page, the API and the command line use it alike.
 */

/** The parts of a manifest that are read or changed; all others stay as they are. */
export interface Manifest {
  readonly appId: string;
  readonly publisherDomain?: string | null;
  readonly signInAudience?: string;
  readonly requiredResourceAccess?: readonly ResourceAccess[] | null;
  readonly web?: Platform | null;
  readonly publicClient?: Platform | null;
  readonly spa?: Platform | null;
  readonly keyCredentials?: readonly KeyCredential[] | null;
  readonly [property: string]: unknown;
}

/** Which of them an address stands under decides what signs in with it (https://learn.microsoft.com/entra/identity-platform/reply-url). */
interface Platform extends Readonly<Record<string, unknown>> {
  readonly redirectUris?: readonly string[] | null;
}

/** Microsoft Graph's own application id, the same in every tenant. */
export const GRAPH_APP_ID = '00000003-0000-0000-c000-000000000000';

/** What is asked of one API: ids of its scopes (signed in) and roles (as the app). */
export interface ResourceAccess {
  readonly resourceAppId: string;
  readonly resourceAccess: readonly Permission[];
}

interface Permission {
  readonly id: string;
  readonly type: 'Scope' | 'Role';
}

/** https://learn.microsoft.com/graph/api/resources/keycredential */
export interface KeyCredential {
  /** Base64 of the certificate's SHA-1. */
  readonly customKeyIdentifier?: string | null;
  readonly displayName?: string | null;
  readonly keyId?: string;
  readonly type?: string;
  readonly usage?: string;
  /** Base64 of the certificate in DER; null where Entra shows one that is there. */
  readonly key?: string | null;
  readonly [property: string]: unknown;
}

/** What a registration is to hold besides what it holds. */
export interface WantedRegistration {
  readonly requiredResourceAccess: readonly ResourceAccess[];
  readonly redirectUri: string;
  /** Absent where no certificate is to be added. */
  readonly keyCredential?: KeyCredential | undefined;
}

/** A manifest, or which case of the doors stands in its place (`failures/doors`). */
export type ManifestReading =
  | { readonly manifest: Manifest }
  | { readonly problem: 'manifest-retired-format' }
  | { readonly problem: 'manifest-incomplete'; readonly lines: number };

/** Names that only the retired format has. */
const RETIRED = ['replyUrlsWithType', 'allowPublicClient', 'oauth2Permissions'];

/** Reads what was copied out of Entra's editor. */
export function readManifest(text: string): ManifestReading {
  if (RETIRED.some((name) => text.includes(`"${name}"`))) {
    return { problem: 'manifest-retired-format' };
  }
  const value = parsed(text);
  return isManifest(value)
    ? { manifest: value }
    : { problem: 'manifest-incomplete', lines: text.trim().split('\n').length };
}

/** With what an editor, a page around it or a file's mark adds: text in front and behind, and commas at the end of a list. */
function parsed(text: string): unknown {
  const object = text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1);
  try {
    return JSON.parse(object.replaceAll(TEXT_OR_LAST_COMMA, '$1'));
  } catch {
    return undefined;
  }
}

const TEXT_OR_LAST_COMMA = /("(?:[^"\\]|\\.)*")|,(?=\s*[}\]])/g;

const GUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

const isManifest = (value: unknown): value is Manifest => {
  if (typeof value !== 'object' || value === null) return false;
  const { appId } = value as { appId?: unknown };
  return typeof appId === 'string' && GUID.test(appId) && hasLists(value);
};

const PLATFORMS = ['web', 'publicClient', 'spa'] as const;

/** Whether what is merged into is of the form that it is merged by. */
const hasLists = ({
  requiredResourceAccess,
  keyCredentials,
  ...manifest
}: Partial<Record<keyof Manifest, unknown>>): boolean =>
  isList(requiredResourceAccess, ({ resourceAccess }: Partial<ResourceAccess>) =>
    Array.isArray(resourceAccess),
  ) &&
  isList(keyCredentials, () => true) &&
  PLATFORMS.every((name) => isList(((manifest[name] ?? {}) as Platform).redirectUris, () => true));

/** Absent and null are none. */
const isList = (value: unknown, fits: (one: object) => boolean): boolean =>
  (value ?? null) === null ||
  (Array.isArray(value) && value.every((one: unknown) => fits(Object(one) as object)));

/** Whatever was absent is there by then. */
interface MergedManifest extends Manifest {
  readonly requiredResourceAccess: readonly ResourceAccess[];
  readonly web: Platform & { readonly redirectUris: readonly string[] };
  readonly keyCredentials: readonly KeyCredential[];
}

export interface Merge {
  readonly manifest: MergedManifest;
  /** How many permissions were added. */
  readonly permissions: number;
  /** Whether the address was, or moved from another platform, and the certificate. */
  readonly address: boolean;
  readonly moved: boolean;
  readonly certificate: boolean;
  /** No registration holds so many: it cannot be saved. */
  readonly tooMany: boolean;
  /** People of other tenants may sign in to it: it works, and need not be. */
  readonly openToOthers: boolean;
}

/**
 * The manifest with what is wanted, and nothing of it changed otherwise: other permissions, addresses and keys stay. The
 * address stands under Web alone, because an app proves itself only there.
 */
export function mergeManifest(manifest: Manifest, wanted: WantedRegistration): Merge {
  const requiredResourceAccess = manifest.requiredResourceAccess ?? [];
  const keyCredentials = manifest.keyCredentials ?? [];
  const redirectUris = manifest.web?.redirectUris ?? [];
  const access = wanted.requiredResourceAccess.reduce(withAccess, requiredResourceAccess);
  const elsewhere = withoutAddress(manifest, wanted.redirectUri);
  const moved = Object.keys(elsewhere).length > 0;
  const isThere = redirectUris.includes(wanted.redirectUri);
  const { keyCredential } = wanted;
  const count = permissionCount(access);
  const certificate = keyCredential !== undefined && !holdsKey(keyCredentials, keyCredential);
  return {
    manifest: {
      ...manifest,
      ...elsewhere,
      requiredResourceAccess: access,
      web: {
        ...manifest.web,
        redirectUris: isThere ? redirectUris : [...redirectUris, wanted.redirectUri],
      },
      keyCredentials: certificate ? [...keyCredentials, keyCredential] : keyCredentials,
    },
    permissions: count - permissionCount(requiredResourceAccess),
    address: !isThere || moved,
    moved,
    certificate,
    tooMany: count > MOST_PERMISSIONS,
    openToOthers: (manifest.signInAudience ?? 'AzureADMyOrg') !== 'AzureADMyOrg',
  };
}

/** The other platforms that hold an address, without it. */
function withoutAddress(
  manifest: Manifest,
  address: string,
): Partial<Pick<Manifest, 'publicClient' | 'spa'>> {
  const held = (['publicClient', 'spa'] as const).flatMap((name) => {
    const platform = manifest[name];
    return platform?.redirectUris?.includes(address)
      ? [
          [
            name,
            { ...platform, redirectUris: platform.redirectUris.filter((one) => one !== address) },
          ],
        ]
      : [];
  });
  return Object.fromEntries(held) as Partial<Pick<Manifest, 'publicClient' | 'spa'>>;
}

/** The list with one API's wanted permissions. */
function withAccess(
  list: readonly ResourceAccess[],
  wanted: ResourceAccess,
): readonly ResourceAccess[] {
  const known = list.find(({ resourceAppId }) => resourceAppId === wanted.resourceAppId);
  if (!known) return [...list, wanted];
  const lacking = wanted.resourceAccess.filter(
    ({ id, type }) => !known.resourceAccess.some((one) => one.id === id && one.type === type),
  );
  const whole = { ...known, resourceAccess: [...known.resourceAccess, ...lacking] };
  return list.map((one) => (one === known ? whole : one));
}

/** The same certificate is never added twice. */
const holdsKey = (keys: readonly KeyCredential[], { customKeyIdentifier }: KeyCredential) =>
  keys.some((key) => key.customKeyIdentifier === customKeyIdentifier);

/** https://learn.microsoft.com/graph/api/resources/application: at most 400 permissions in all. */
export const MOST_PERMISSIONS = 400;

/** All scopes and roles of all APIs: what `MOST_PERMISSIONS` bounds. */
export const permissionCount = (list: readonly ResourceAccess[]): number =>
  list.reduce((sum, { resourceAccess }) => sum + resourceAccess.length, 0);
