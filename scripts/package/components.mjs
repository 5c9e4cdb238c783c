import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = 'node_modules/';
const LICENCE_FILE = /^(licen[cs]e|copying|notice)([-.].*)?$/i;

/**
 * The packages of which something is in the bundles, by path of installation: what esbuild's metafiles say
 * that was written, and not what is installed.
 */
export function bundledComponents(metafiles, root) {
  const folders = new Set();
  const outputs = metafiles.flatMap((metafile) => Object.values(metafile.outputs));
  for (const [path, { bytesInOutput }] of outputs.flatMap(({ inputs }) => Object.entries(inputs))) {
    const folder = packageFolder(path);
    if (folder && bytesInOutput > 0) folders.add(folder);
  }
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  return [...folders].sort().map((folder) => describe(folder, root, lock.packages[folder]));
}

/** `node_modules/a/node_modules/@b/c/lib/x.js` lies in `node_modules/a/node_modules/@b/c`. */
function packageFolder(path) {
  const start = path.lastIndexOf(FOLDER);
  if (start < 0) return undefined;
  const rest = path.slice(start + FOLDER.length).split('/');
  const name = rest.slice(0, rest[0].startsWith('@') ? 2 : 1).join('/');
  return path.slice(0, start + FOLDER.length) + name;
}

function describe(folder, root, locked) {
  const manifest = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
  if (typeof manifest.license !== 'string') throw new Error(`${folder} does not name its licence`);
  return {
    name: manifest.name,
    version: manifest.version,
    licence: manifest.license,
    licenceText: licenceText(join(root, folder)),
    integrity: locked?.integrity,
  };
}

function licenceText(folder) {
  if (!existsSync(folder)) return '';
  const files = readdirSync(folder).filter((name) => LICENCE_FILE.test(name));
  return files
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8').trim())
    .join('\n\n');
}

/** Who wrote what is bundled, and under which terms: what most of their licences ask to be passed on. */
export function notice(components) {
  const parts = components.map(({ name, version, licence, licenceText }) =>
    [`${name} ${version} (${licence})`, licenceText].filter(Boolean).join('\n\n'),
  );
  return ['This package contains the following software of others.', ...parts]
    .join(`\n\n${'-'.repeat(80)}\n\n`)
    .replaceAll('\r\n', '\n')
    .concat('\n');
}
