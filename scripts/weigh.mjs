#!/usr/bin/env node
// What the dashboard weighs, as a deployment sends it: bytes of gzip, for each language.
//   node scripts/weigh.mjs [--chunks]   prints {LANGUAGE: {first, all, doors}, package}; --chunks: what is in which file
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { buildDashboard } from './dashboard.mjs';
import { smallGzip } from './lib/gzip.mjs';

const root = resolve(fileURLToPath(import.meta.url), '../..');
const { files, metafiles } = await buildDashboard(root, join(root, 'build/weighed'), smallGzip);

/** File → bytes as sent; the shell is compressed when it is sent, all others are by now. */
const sizes = new Map(
  files.map(({ path, contents }) => [
    basename(path, '.gz'),
    path.endsWith('.gz') ? contents.length : gzipSync(contents).length,
  ]),
);
const sum = (names) => names.reduce((total, name) => total + sizes.get(name), 0);
const named = (pattern) => [...sizes.keys()].filter((name) => pattern.test(name));

/** Whatever the first look loads, in every language. */
const firstPlain = named(/^(index\.html|boot-|first-|icon-(?!alert))/);
const restPlain = named(/^(rest-\w+\.css|icon-alert)/);

function weigh({ outputs }) {
  const paths = Object.keys(outputs).filter((path) => sizes.has(basename(path)));
  const holding = (input) =>
    basename(paths.find((path) => outputs[path].inputs[`dashboard/src/${input}`]));
  const doors = holding('pages/add/doors.tsx');
  const all = sum([...firstPlain, ...restPlain, ...paths.map((path) => basename(path))]);
  return { first: sum([...firstPlain, holding('main.tsx')]), all, doors: sizes.get(doors) };
}

if (process.argv.includes('--chunks')) {
  for (const [path, { bytes, inputs }] of Object.entries(metafiles.en.outputs)) {
    if (!sizes.has(basename(path))) continue;
    console.log(`${sizes.get(basename(path))} ${basename(path)} (${bytes} before gzip)`);
    const parts = Object.entries(inputs).sort(([, a], [, b]) => b.bytesInOutput - a.bytesInOutput);
    for (const [name, { bytesInOutput }] of parts)
      if (bytesInOutput > 0) console.log(`  ${bytesInOutput} ${name}`);
  }
} else {
  const weighed = {
    en: weigh(metafiles.en),
    'zh-CN': weigh(metafiles['zh-CN']),
    package: sum([...sizes.keys()]),
  };
  console.log(JSON.stringify(weighed));
}
