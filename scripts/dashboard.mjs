// Builds the dashboard into what the app serves:
//   FOLDER/index.html          the shell, which names the files of every page's beginning
//   FOLDER/{name}-{hash}.gz    scripts, styles and icons, compressed once and for all
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { minify, version as minifier } from '@swc/core';
import { build } from 'esbuild';
import { quickGzip } from './lib/gzip.mjs';
import { joinChunks, joiner } from './lib/join-chunks.mjs';

const shared = {
  bundle: true,
  minify: true,
  charset: 'utf8',
  write: false,
  metafile: true,
  legalComments: 'none',
  logLevel: 'warning',
  entryNames: '[name]-[hash]',
  chunkNames: '[name]-[hash]',
  // `light-dark()`, popovers and `:has()` are in all of them.
  target: ['chrome123', 'edge123', 'firefox128', 'safari17.5'],
};

const languages = ['en', 'zh-CN'];

/**
 * Answers the files to be written, and esbuild's metafiles: of styles and icons, and of each language's scripts.
 * `gzip`: one of `lib/gzip.mjs`.
 */
export async function buildDashboard(root, folder, gzip = quickGzip) {
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
  const address = (name) => addressOf(plain.metafile, name);
  const { version, homepage } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const define = {
    VERSION: JSON.stringify(version),
    HOMEPAGE: JSON.stringify(homepage),
    REST_STYLES: JSON.stringify(address('rest.css')),
    ICON: JSON.stringify(address('icon.svg')),
    ICON_ALERT: JSON.stringify(address('icon-alert.svg')),
  };
  const scripts = await Promise.all(
    languages.map((language) => buildScripts(options, language, define)),
  );
  const first = scripts.map(({ metafile }) => addressOf(metafile, 'main.tsx'));
  const boot = await build({
    ...options,
    entryPoints: ['dashboard/src/boot.ts'],
    format: 'esm',
    define: { FIRST: JSON.stringify(Object.fromEntries(languages.map((l, n) => [l, first[n]]))) },
  });
  const files = await Promise.all(
    [...plain.outputFiles, ...(await minified(boot.outputFiles)), ...scripts.flatMap(written)].map(
      async ({ path, text }) => ({ path: `${path}.gz`, contents: await gzip(text) }),
    ),
  );
  const shell = (await readFile(join(root, 'dashboard/index.html'), 'utf8'))
    .replace('{icon.svg}', address('icon.svg'))
    .replace('{first.css}', address('first.css'))
    .replace('{boot.js}', addressOf(boot.metafile, 'boot.ts'))
    .replaceAll(/\s*\n\s*/g, '')
    .replaceAll(' />', '>');
  files.push({ path: join(folder, 'index.html'), contents: Buffer.from(shell) });
  const metafiles = Object.fromEntries(languages.map((l, n) => [l, scripts[n].metafile]));
  return { files, metafiles: { plain: plain.metafile, ...metafiles } };
}

const written = ({ files }) => files;

/** A second minifier takes 3 % off what the first has left. */
const minifying = {
  module: true,
  compress: {
    passes: 3,
    ecma: 2022,
    keep_fargs: false,
    hoist_props: true,
    pure_getters: true,
    unsafe: true,
  },
  mangle: { toplevel: true },
  format: { ecma: 2022, comments: false, ascii_only: false },
};

/** The minifier writes a middle dot, of which there are many, as four letters. */
const minified = (files) =>
  Promise.all(
    files.map(async ({ path, text }) => {
      const { code } = await minify(text, minifying);
      return { path, text: code.replaceAll('\\xb7', '·') };
    }),
  );

/** Everything that is said stands in `words/en`, and the same under the same names in each language's folder. */
const speaking = (language) => ({
  name: 'speaking',
  setup(bundler) {
    bundler.onResolve({ filter: /\/words\/en\// }, ({ path, resolveDir }) => ({
      path: `${join(resolveDir, path.replace('/words/en/', `/words/${language}/`))}.ts`,
    }));
  },
});

/** The page in one language: words are constants of it, so that each page brings its own and no others. */
async function buildScripts(options, language, define) {
  const { outputFiles, metafile } = await build({
    ...options,
    entryPoints: ['dashboard/src/main.tsx'],
    format: 'esm',
    // A name has the hash of this too, so that another version of what comes after makes other names.
    footer: { js: `//${minifier} ${joiner}` },
    splitting: true,
    inject: ['dashboard/src/jsx.ts'],
    tsconfigRaw: {
      compilerOptions: {
        jsx: 'react',
        jsxFactory: 'h',
        jsxFragmentFactory: 'Fragment',
        // A field that the constructor sets need not be declared as well.
        useDefineForClassFields: false,
      },
    },
    plugins: [speaking(language)],
    define: { ...define, LANGUAGE: JSON.stringify(language) },
  });
  // Others import what is in the entry, so that it is in a file of its own, which `boot.ts` can load by itself.
  const isDetour = ({ path }) => /\/main-\w+\.js$/.test(path);
  const files = await minified(outputFiles.filter((file) => !isDetour(file)));
  const texts = new Map(files.map(({ path, text }) => [basename(path), text]));
  const joined = [...joinChunks(texts)];
  return {
    files: joined.map(([name, text]) => ({ path: join(options.outdir, name), text })),
    metafile,
  };
}

const asset = (path) => `/assets/${basename(path)}`;

/** Of the file that has the input `name` in it. */
const addressOf = ({ outputs }, name) =>
  asset(
    Object.keys(outputs).find((path) =>
      Object.keys(outputs[path].inputs).some((input) => basename(input) === name),
    ),
  );
