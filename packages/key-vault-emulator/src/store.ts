/**
 * What Key Vault keeps and what it allows, without HTTP: versions, attributes, soft delete.
 * https://learn.microsoft.com/azure/key-vault/general/about-keys-secrets-certificates
 */
import { randomBytes } from 'node:crypto';

/** As long as Key Vault's own default. */
export const RECOVERABLE_DAYS = 90;
const DAY_S = 86_400;
/** 25 KB, in bytes of UTF-8. */
const MOST_VALUE_BYTES = 25_600;

/** Times in seconds since the epoch, as on the wire. */
export interface SecretVersion {
  readonly version: string;
  readonly value: string;
  readonly contentType?: string;
  readonly tags?: Readonly<Record<string, string>>;
  readonly enabled: boolean;
  readonly expires?: number;
  readonly notBefore?: number;
  readonly created: number;
  readonly updated: number;
}

export interface Secret {
  readonly name: string;
  /** Oldest first; never empty. */
  readonly versions: readonly SecretVersion[];
  readonly deletedAt?: number;
}

/** What may be given with a value, or changed afterwards. */
export type Properties = Partial<
  Pick<SecretVersion, 'contentType' | 'tags' | 'enabled' | 'expires' | 'notBefore'>
>;

/** A refusal in Key Vault's own words: status, code and, where there is one, the inner code. */
export class VaultRefusal extends Error {
  override readonly name = 'VaultRefusal';
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly inner?: string,
  ) {
    super(message);
  }
}

export const badParameter = (message: string) => new VaultRefusal(400, 'BadParameter', message);

const notFound = (name: string) =>
  new VaultRefusal(
    404,
    'SecretNotFound',
    `A secret with (name/id) ${name} was not found in this key vault.`,
  );

const NAME = /^[0-9a-z-]{1,127}$/i;

/** Names are of either case; a secret keeps the one it was made under. */
const keyOf = (name: string): string => {
  if (!NAME.test(name)) throw badParameter(`The request URI contains an invalid name: ${name}`);
  return name.toLowerCase();
};

export class VaultStore {
  private readonly secrets: Map<string, Secret>;

  /** `now` answers seconds since the epoch. */
  constructor(
    secrets: Iterable<Secret>,
    private readonly now: () => number,
  ) {
    const kept = [...secrets].filter(
      ({ deletedAt }) => deletedAt === undefined || purgedAt(deletedAt) > now(),
    );
    this.secrets = new Map(kept.map((secret) => [secret.name.toLowerCase(), secret]));
  }

  /** Everything, for writing it down. */
  all(): readonly Secret[] {
    return [...this.secrets.values()];
  }

  /** By name, deleted ones apart. */
  list(deleted = false): readonly Secret[] {
    return this.all()
      .filter(({ deletedAt }) => (deletedAt !== undefined) === deleted)
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  find(name: string, deleted = false): Secret {
    const secret = this.secrets.get(keyOf(name));
    if (!secret || (secret.deletedAt !== undefined) !== deleted) throw notFound(name);
    return secret;
  }

  /** One version, or the latest. */
  version(name: string, version: string): SecretVersion {
    const { versions } = this.find(name);
    const found =
      version === '' ? versions.at(-1) : versions.find((each) => each.version === version);
    if (!found) throw notFound(`${name}/${version}`);
    return found;
  }

  get(name: string, version: string): SecretVersion {
    const found = this.version(name, version);
    if (!found.enabled) {
      const message = 'Operation get is not allowed on a disabled secret.';
      throw new VaultRefusal(403, 'Forbidden', message, 'SecretDisabled');
    }
    return found;
  }

  set(name: string, value: string, properties: Properties): SecretVersion {
    const key = keyOf(name);
    const before = this.secrets.get(key);
    if (before?.deletedAt !== undefined) {
      const message = `Secret ${name} is currently in a deleted but recoverable state, and its name cannot be reused; in this state, the secret can only be recovered or purged.`;
      throw new VaultRefusal(409, 'Conflict', message, 'ObjectIsDeletedButRecoverable');
    }
    if (Buffer.byteLength(value) > MOST_VALUE_BYTES) {
      throw badParameter('The secret value is longer than 25600 bytes.');
    }
    const now = this.now();
    const version = randomBytes(16).toString('hex');
    const made = { version, value, enabled: true, created: now, updated: now, ...properties };
    const versions = [...(before?.versions ?? []), made];
    this.secrets.set(key, { name: before?.name ?? name, versions });
    return made;
  }

  update(name: string, version: string, properties: Properties): SecretVersion {
    const secret = this.find(name);
    const old = this.version(name, version);
    const changed = { ...old, ...properties, updated: this.now() };
    const versions = secret.versions.map((each) => (each === old ? changed : each));
    this.secrets.set(keyOf(name), { ...secret, versions });
    return changed;
  }

  delete(name: string): Secret {
    const deleted = { ...this.find(name), deletedAt: this.now() };
    this.secrets.set(keyOf(name), deleted);
    return deleted;
  }

  recover(name: string): Secret {
    const { name: own, versions } = this.find(name, true);
    const recovered = { name: own, versions };
    this.secrets.set(keyOf(name), recovered);
    return recovered;
  }

  purge(name: string): void {
    this.find(name, true);
    this.secrets.delete(keyOf(name));
  }
}

/** When a deleted secret is gone for good, in seconds since the epoch. */
export const purgedAt = (deletedAt: number): number => deletedAt + RECOVERABLE_DAYS * DAY_S;
