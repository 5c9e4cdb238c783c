/** Where the local vault keeps its secrets: one file, encrypted, replaced as a whole at every write. */
import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';
import { open, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Secret } from './store';

const FILE = 'vault.json';
const KEY_FILE = 'vault.key';
const KEY_BYTES = 32;
const SALT_BYTES = 16;
/** AES-256-GCM: 96-bit nonces, each used once, and 128-bit tags (NIST SP 800-38D). */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** 32 MiB and about 0.1 s for each guess (RFC 7914). */
const SCRYPT = { N: 32_768, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };

/** The file cannot be opened: says why in one sentence for whoever started the vault. */
export class VaultFileError extends Error {
  override readonly name = 'VaultFileError';
}

interface Sealed {
  readonly format: 1;
  /** For the key derivation; base64 like the rest. */
  readonly salt: string;
  readonly nonce: string;
  /** Ciphertext of the JSON of all secrets, and its tag. */
  readonly data: string;
}

export interface VaultFileOptions {
  /** Must exist. */
  readonly folder: string;
  readonly passphrase?: string | undefined;
  /** What whoever starts the vault knows the passphrase by: a setting, a flag. */
  readonly passphraseName: string;
}

export interface VaultFile {
  readonly secrets: readonly Secret[];
  /** Resolves when what it was given, or something newer, is on the disk. */
  write(secrets: () => readonly Secret[]): Promise<void>;
}

/**
 * Opens the file in an existing folder, or begins one. The key is derived from `passphrase`, or from a file
 * with mode 0600 beside it that is made at the first start. Throws `VaultFileError` when the key is not the
 * file's.
 */
export async function openVaultFile({
  folder,
  passphrase,
  passphraseName,
}: VaultFileOptions): Promise<VaultFile> {
  const path = join(folder, FILE);
  const text = await readIfThere(path);
  const sealed = text === undefined ? undefined : parse(text, path);
  const salt = sealed ? Buffer.from(sealed.salt, 'base64') : randomBytes(SALT_BYTES);
  const keyPath = join(folder, KEY_FILE);
  const given =
    passphrase ?? (sealed ? await readKey(keyPath, passphraseName) : await openKey(keyPath));
  const key = scryptSync(given, salt, KEY_BYTES, SCRYPT);
  const keyName = passphrase === undefined ? `the key in ${KEY_FILE}` : passphraseName;
  const secrets = sealed ? unseal(sealed, key, `${path} cannot be decrypted with ${keyName}`) : [];
  const seal = (current: readonly Secret[]) =>
    JSON.stringify(encrypt(JSON.stringify(current), key, salt));
  return { secrets, write: inTurn((current) => replace(path, seal(current))) };
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw thrown;
  }
}

function parse(text: string, path: string): Sealed {
  try {
    const sealed = JSON.parse(text) as Sealed;
    if ((sealed.format as number) === 1) return sealed;
  } catch {
    // Told below: what is in it is not for the terminal.
  }
  throw new VaultFileError(`${path} is not a file that this version of the vault has written.`);
}

/** The key of a file that is there already. */
async function readKey(path: string, passphraseName: string): Promise<string> {
  const known = await readIfThere(path);
  if (known !== undefined) return known.trim();
  throw new VaultFileError(
    `The vault’s key is missing: set ${passphraseName} to what it was, or put ${path} back.`,
  );
}

/** The key that lies there, or a new one. */
async function openKey(path: string): Promise<string> {
  const known = await readIfThere(path);
  if (known !== undefined) return known.trim();
  const made = randomBytes(KEY_BYTES).toString('base64');
  await writeFile(path, `${made}\n`, { mode: 0o600, flag: 'wx', flush: true });
  return made;
}

function encrypt(text: string, key: Buffer, salt: Buffer): Sealed {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  const data = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  const base64 = (bytes: Buffer) => bytes.toString('base64');
  return { format: 1, salt: base64(salt), nonce: base64(nonce), data: base64(data) };
}

function unseal(sealed: Sealed, key: Buffer, complaint: string): Secret[] {
  const data = Buffer.from(sealed.data, 'base64');
  const nonce = Buffer.from(sealed.nonce, 'base64');
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
    decipher.setAuthTag(data.subarray(-TAG_BYTES));
    const text = decipher.update(data.subarray(0, -TAG_BYTES), undefined, 'utf8');
    return JSON.parse(text + decipher.final('utf8')) as Secret[];
  } catch {
    throw new VaultFileError(
      `${complaint}: the key is not the one it was written with, or the file is damaged.`,
    );
  }
}

/** Complete or not there at all, whatever happens meanwhile: written beside, flushed, then renamed. */
async function replace(path: string, text: string): Promise<void> {
  const beside = `${path}.new`;
  await writeFile(beside, text, { mode: 0o600, flush: true });
  await rename(beside, path);
  // The new name itself reaches the disk with its folder; Windows cannot flush one and needs not.
  if (process.platform === 'win32') return;
  const folder = await open(dirname(path), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** One write at a time; those that wait share the next one. */
function inTurn(write: (secrets: readonly Secret[]) => Promise<void>): VaultFile['write'] {
  let running: Promise<void> = Promise.resolve();
  let waiting: Promise<void> | undefined;
  return (secrets) => {
    waiting ??= running
      .catch(() => undefined)
      .then(() => {
        waiting = undefined;
        running = write(secrets());
        return running;
      });
    return waiting;
  };
}
