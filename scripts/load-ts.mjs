import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/**
 * Imports a TypeScript module of this repository, bundled in memory.
 *
 * @param {string} entry path below the repository's root
 * @param {Readonly<Record<string, string>>} sources by path: taken for what is in these files
 * @returns {Promise<any>} its exports
 */
export async function loadTypeScript(entry, sources = {}) {
  const { outputFiles } = await build({
    entryPoints: [pathOf(entry)],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    plugins: [inPlaceOf(sources)],
  });
  // From a file, not from a data address: that one would be repeated whole in every line of a stack.
  const folder = await mkdtemp(join(tmpdir(), 'load-ts-'));
  try {
    const file = join(folder, 'module.mjs');
    await writeFile(file, outputFiles[0].contents);
    return await import(pathToFileURL(file).href);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const pathOf = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url));

function inPlaceOf(sources) {
  const texts = new Map(Object.entries(sources).map(([name, text]) => [pathOf(name), text]));
  return {
    name: 'in-place-of',
    setup({ onLoad }) {
      onLoad({ filter: /\.ts$/ }, ({ path }) =>
        texts.has(path) ? { contents: texts.get(path), loader: 'ts' } : undefined,
      );
    },
  };
}
