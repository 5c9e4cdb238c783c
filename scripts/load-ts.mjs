import { build } from 'esbuild';

/**
 * Imports a TypeScript module of this repository, bundled in memory.
 *
 * @param {string} entry path below the repository's root
 * @returns {Promise<any>} its exports
 */
export async function loadTypeScript(entry) {
  const { outputFiles } = await build({
    entryPoints: [new URL(`../${entry}`, import.meta.url).pathname],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    target: 'node20',
  });
  const code = Buffer.from(outputFiles[0].contents).toString('base64');
  return import(`data:text/javascript;base64,${code}`);
}
