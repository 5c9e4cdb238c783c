/** One file of what `--data DIR` keeps: a ZIP with each file as it is, and a list of their digests. */
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import * as z from 'zod';
import { CommandProblem } from '../problem';

const LIST = 'perennial-backup.json';
/** The folders in which all that is kept lies; each is locked by itself. */
export const PARTS = ['azurite', 'vault'] as const;
const PRIVATE_FILE = 0o600;
const PRIVATE_FOLDER = 0o700;

const list = z.strictObject({
  version: z.literal(1),
  madeAt: z.string(),
  /** Path, with `/`, → SHA-256 in hexadecimal digits. */
  files: z.record(z.string(), z.string()),
});

export interface Archived {
  readonly files: number;
  /** Of the archive. */
  readonly bytes: number;
  /** Whether the key of the vault's file is in it too. */
  readonly holdsKey: boolean;
}

/** Writes the archive as a whole or not at all. Nobody may be using the folder. */
export function saveArchive(folder: string, file: string): Archived {
  const names = PARTS.flatMap((part) => filesBelow(join(folder, part)))
    .map((path) => relative(folder, path).split(sep).join('/'))
    .filter((name) => !name.endsWith('.lock'));
  if (names.length === 0) throw new CommandProblem(`${folder} holds nothing of Perennial’s.`);
  const contents = names.map((name) => [name, readFileSync(join(folder, name))] as const);
  const files = Object.fromEntries(contents.map(([name, bytes]) => [name, digest(bytes)]));
  const madeAt = new Date().toISOString();
  const listed = Buffer.from(JSON.stringify({ version: 1, madeAt, files }));
  const bytes = zipSync({ [LIST]: listed, ...Object.fromEntries(contents) }, { level: 6 });
  const beside = `${file}.${process.pid}`;
  writeFileSync(beside, bytes, { mode: PRIVATE_FILE });
  renameSync(beside, file);
  return { files: names.length, bytes: bytes.length, holdsKey: names.includes('vault/vault.key') };
}

/**
 * Puts an archive where there is nothing yet; it is whole before it has its place. Throws `CommandProblem` for a file that is no
 * archive, or not as it was.
 */
export function loadArchive(file: string, folder: string): Archived {
  const archive = readFileSync(file);
  const { files, contents } = readArchive(file, archive);
  // Inside: what is around it may be another disk, or closed to us, as around a container's volume.
  const beside = join(folder, '.restoring');
  rmSync(beside, { recursive: true, force: true });
  for (const name of Object.keys(files)) {
    const path = join(beside, name);
    mkdirSync(dirname(path), { recursive: true, mode: PRIVATE_FOLDER });
    writeFileSync(path, contents[name] ?? '', { mode: PRIVATE_FILE });
  }
  for (const part of PARTS) {
    if (!existsSync(join(beside, part))) continue;
    rmSync(join(folder, part), { recursive: true, force: true });
    renameSync(join(beside, part), join(folder, part));
  }
  rmSync(beside, { recursive: true });
  const names = Object.keys(files);
  return {
    files: names.length,
    bytes: archive.length,
    holdsKey: names.includes('vault/vault.key'),
  };
}

/** Whether anything is kept in a folder. */
export const isKept = (folder: string): boolean =>
  PARTS.some((part) => filesBelow(join(folder, part)).length > 0);

function readArchive(file: string, archive: Uint8Array) {
  try {
    const contents = unzipSync(archive);
    const { files } = list.parse(JSON.parse(Buffer.from(contents[LIST] ?? []).toString()));
    const wrong = Object.entries(files).find(
      ([name, expected]) => !isInside(name) || digest(contents[name] ?? Buffer.of()) !== expected,
    );
    if (wrong) throw new Error(`${wrong[0]} is not as it was`);
    return { files, contents };
  } catch (thrown) {
    throw new CommandProblem(`${file} cannot be restored: ${(thrown as Error).message}`);
  }
}

/** A name in an archive is text from elsewhere: it leads nowhere but below the folder. */
const isInside = (name: string): boolean =>
  PARTS.some((part) => name.startsWith(`${part}/`)) &&
  name.split('/').every((segment) => segment !== '' && segment !== '.' && segment !== '..') &&
  !name.includes('\\');

function filesBelow(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
