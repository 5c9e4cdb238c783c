import { fileURLToPath } from 'node:url';
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
  const code = Buffer.from(outputFiles[0].contents).toString('base64');
  return import(`data:text/javascript;base64,${code}`);
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
