// What the bundler writes so that any file may import any other, made shorter for files that only import each other.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** Another for each version of this file. */
export const joiner = createHash('sha256')
  .update(readFileSync(new URL(import.meta.url)))
  .digest('hex');

/** A file that has nothing of its own, but hands on what others have. */
const HANDS_ON = /^(?:import(?:\{[^}]*\}from)?"[^"]*";)+export\{[^}]*\};$/;
const EXPORTS = /export\{([^}]*)\};$/;
const importsFrom = (file) => new RegExp(`import\\{([^}]*)\\}from"\\./${file}"`, 'g');

/** `{a as b}` → [[a, b]]; `{a}` → [[a, a]] */
const pairs = (list) =>
  list.split(',').map((each) => {
    const [from, to = from] = each.split(' as ');
    return [from, to];
  });
const listed = (names) =>
  names.map(([from, to]) => (from === to ? from : `${from} as ${to}`)).join(',');

/**
 * `texts`: what each file has, minified, by its name. Answers the same without files that only hand on: who imports one
 * late gets the one behind it. And what a file exports to others has for them the name that it has within it, so that it
 * is said once.
 */
export function joinChunks(texts) {
  const joined = new Map(texts);
  for (const [file, text] of texts) if (HANDS_ON.test(text)) leaveOut(joined, file, text);
  for (const file of joined.keys()) if (file.startsWith('chunk-')) nameOnce(joined, file);
  return joined;
}

function leaveOut(joined, file, text) {
  const [, names, behind] = /import\{([^}]*)\}from"\.\/([^"]*)"/.exec(text);
  const within = new Map(pairs(names).map(([from, to]) => [to, from]));
  const handed = pairs(EXPORTS.exec(text)[1]).map(([local, to]) => [within.get(local), to]);
  joined.delete(file);
  renameExports(joined, behind, new Map(handed));
  for (const [other, its] of joined)
    joined.set(other, its.replaceAll(`import("./${file}")`, `import("./${behind}")`));
}

function nameOnce(joined, file) {
  const [, list] = EXPORTS.exec(joined.get(file)) ?? [];
  // A longer name is one that others know it by.
  const short = pairs(list ?? '').filter(([, to]) => to.length < 4);
  renameExports(joined, file, new Map(short.map(([from, to]) => [to, from])));
}

/** `to`: what a file exports by one name → the name that it shall have, there and where it is imported. */
function renameExports(joined, file, to) {
  const renamed = (name) => to.get(name) ?? name;
  const exported = ([local, name]) => [local, renamed(name)];
  const imported = ([name, local]) => [renamed(name), local];
  joined.set(
    file,
    joined.get(file).replace(EXPORTS, (_, list) => `export{${listed(pairs(list).map(exported))}};`),
  );
  for (const [other, text] of joined)
    joined.set(
      other,
      text.replace(
        importsFrom(file),
        (_, list) => `import{${listed(pairs(list).map(imported))}}from"./${file}"`,
      ),
    );
}
