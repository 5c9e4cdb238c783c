import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Whatever a bundle is made of. Installed packages change together with the list that npm keeps of them. */
const INPUTS = [
  ...['src', 'functions', 'local', 'cli', 'dashboard', 'packages', 'scripts'],
  ...['package.json', 'tsconfig.json', 'node_modules/.package-lock.json'],
];

/**
 * Does `work`, which makes the folder `output` of `root`, unless inputs and output are as they were when it was done last:
 * a second start need not bundle again. Size and time of change decide, as they do for make.
 */
export async function unlessUnchanged(root, output, work) {
  const stamp = join(root, 'build', `${output.replaceAll('/', '-')}.stamp`);
  const inputs = await digestOf(root, INPUTS);
  const state = async () => `${inputs} ${await digestOf(root, [output])}`;
  const before = await readFile(stamp, 'utf8').catch(() => undefined);
  if (before === (await state())) return;
  await work();
  await mkdir(dirname(stamp), { recursive: true });
  await writeFile(stamp, await state());
}

/** Of the names, sizes and times of change of all files there. */
async function digestOf(root, paths) {
  const found = await Promise.all(paths.map((path) => filesAt(root, path)));
  const lines = await Promise.all(
    found.flat().map(async (path) => {
      const { size, mtimeMs } = await stat(join(root, path));
      return `${path} ${size} ${mtimeMs}`;
    }),
  );
  return createHash('sha256').update(lines.sort().join('\n')).digest('hex');
}

/** A file itself, or all files below a folder; nothing where there is neither. */
async function filesAt(root, path) {
  const about = await stat(join(root, path)).catch(() => undefined);
  if (!about?.isDirectory()) return about ? [path] : [];
  const entries = await readdir(join(root, path), { withFileTypes: true });
  const below = await Promise.all(
    entries
      .filter(({ name }) => name !== 'node_modules')
      .map(({ name }) => filesAt(root, `${path}/${name}`)),
  );
  return below.flat();
}
