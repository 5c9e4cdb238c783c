// Builds the dashboard into what the app serves:
//   FOLDER/index.html          the shell, which names the files of the first page
//   FOLDER/{name}-{hash}.gz    scripts, styles and icons, compressed once and for all
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const shared = {
  bundle: true,
  minify: true,
  write: false,
  metafile: true,
  legalComments: 'none',
  logLevel: 'warning',
  entryNames: '[name]-[hash]',
  chunkNames: '[name]-[hash]',
  // `light-dark()`, popovers and `:has()` are in all of them.
  target: ['chrome123', 'edge123', 'firefox128', 'safari17.5'],
};

/** Answers the files to be written, and the metafile of the scripts. */
export async function buildDashboard(root, folder) {
  const options = { ...shared, absWorkingDir: root, outdir: folder };
  const plain = await build({
    ...options,
    entryPoints: [
      'dashboard/src/styles/first.css',
      'dashboard/src/styles/rest.css',
      'dashboard/icon.svg',
      'dashboard/icon-alert.svg',
    ],
    loader: { '.svg': 'copy' },
  });
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const address = (name) => addressOf(plain.metafile, name);
  const scripts = await build({
    ...options,
    entryPoints: ['dashboard/src/main.tsx'],
    format: 'esm',
    splitting: true,
    jsx: 'automatic',
    jsxImportSource: 'preact',
    define: {
      VERSION: JSON.stringify(version),
      REST_STYLES: JSON.stringify(address('rest.css')),
      ICON: JSON.stringify(address('icon.svg')),
      ICON_ALERT: JSON.stringify(address('icon-alert.svg')),
    },
  });
  const files = [...plain.outputFiles, ...scripts.outputFiles].map(({ path, contents }) => ({
    path: `${path}.gz`,
    contents: gzipSync(contents, { level: 9 }),
  }));
  const main = addressOf(scripts.metafile, 'main.tsx');
  const shell = (await readFile(join(root, 'dashboard/index.html'), 'utf8'))
    .replace('{icon.svg}', address('icon.svg'))
    .replace('{first.css}', address('first.css'))
    .replace('{main.js}', main)
    .replace('{preloads}', preloads(scripts.metafile, main))
    .replaceAll(/\n\s*/g, '\n');
  files.push({ path: join(folder, 'index.html'), contents: Buffer.from(shell) });
  return { files, metafile: scripts.metafile };
}

const asset = (path) => `/assets/${basename(path)}`;

function addressOf({ outputs }, name) {
  const found = Object.entries(outputs).find(([, output]) =>
    output.entryPoint === undefined
      ? Object.keys(output.inputs).some((input) => basename(input) === name)
      : basename(output.entryPoint) === name,
  );
  return asset(found[0]);
}

/** What the first script imports is asked for with it, not after it. */
function preloads({ outputs }, main) {
  const found = Object.entries(outputs).find(([path]) => asset(path) === main);
  return found[1].imports
    .filter(({ kind }) => kind === 'import-statement')
    .map(({ path }) => `<link rel="modulepreload" href="${asset(path)}">`)
    .join('\n');
}
