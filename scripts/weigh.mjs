#!/usr/bin/env node
// What the dashboard weighs, as it is sent: bytes of gzip, for each language.
//   node scripts/weigh.mjs [--chunks]   prints {LANGUAGE: {first, all, doors}, package}; --chunks: what is in which file
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { buildDashboard } from './dashboard.mjs';

const root = resolve(fileURLToPath(import.meta.url), '../..');
const { files, metafiles } = await buildDashboard(root, join(root, 'build/weighed'));

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

/** A file, and whatever is loaded with it. */
function withImports(outputs, path, seen = new Set()) {
  if (seen.has(path)) return seen;
  seen.add(path);
  for (const { kind, path: next } of outputs[path].imports)
    if (kind === 'import-statement') withImports(outputs, next, seen);
  return seen;
}

function weigh({ outputs }) {
  const entry = (name) =>
    Object.keys(outputs).find((path) => outputs[path].entryPoint?.endsWith(name));
  const scripts = [...withImports(outputs, entry('src/main.tsx'))].map((path) => basename(path));
  const first = sum([...firstPlain, ...scripts]);
  const everything = Object.keys(outputs).map((path) => basename(path));
  const doors = entry('chunks/doors.ts');
  const all = sum([...firstPlain, ...restPlain, ...everything]);
  return { first, all, doors: doors ? sizes.get(basename(doors)) : 0 };
}

if (process.argv.includes('--chunks')) {
  for (const [path, { bytes, inputs }] of Object.entries(metafiles.en.outputs)) {
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
