import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/**
 * What Microsoft publishes of operations, from a folder with permissions.json.gz (method and path →
 * permissions by mode, the least of them marked), statuses.json (→ success statuses and pages),
 * traffic-facts.json (→ the same of newer pages) and overrides.json (corrections with their sources) and
 * permission-ids.json (→ Graph's ids of permissions, and whether a delegated one is reserved for administrators).
 */
export async function readMetadata(folder) {
  const file = (name) => readFile(join(folder, name));
  const permissions = JSON.parse(gunzipSync(await file('permissions.json.gz')));
  const statuses = JSON.parse(await file('statuses.json'));
  const { statuses: newer } = JSON.parse(await file('traffic-facts.json'));
  const overrides = JSON.parse(await file('overrides.json'));
  const ids = JSON.parse(await file('permission-ids.json'));
  const lookUp = (key) => {
    const told = find(newer, spellings(key)) ?? find(statuses, spellings(key));
    const { codes, page, pages } = told ?? {};
    return {
      key,
      delegated: leastOf(permissions, overrides, key, 'delegated'),
      application: leastOf(
        permissions,
        overrides,
        key.replace(' /me', ' /users/{}'),
        'application',
      ),
      status: codes && statusOf(key, codes),
      docs: page ?? pages?.toSorted(byFit(key))[0],
    };
  };
  return {
    lookUp,
    isForUsers: (permission) => ids[permission]?.admin === false,
    idsOf: (permission) => ({ delegated: ids[permission]?.d, application: ids[permission]?.a }),
  };
}

/** A page that several operations share has the codes of all of them: a read answers 200. */
const statusOf = (key, codes) =>
  key.startsWith('GET ') && codes.includes(200) ? '200' : codes.join(',');

/**
 * Of the pages that name an operation, first those of the thing that it is about (`mailfolder-…` for
 * `/mailfolders/{}/messages`), then the one of the shortest name, which is about nothing else.
 */
function byFit(key) {
  const owner = /\/(\w+?)s?\/\{\}\/\w+$/.exec(key)?.[1];
  const misfit = (page) => (owner !== undefined && page.startsWith(`${owner}-`) ? 0 : 1);
  return (a, b) => misfit(a) - misfit(b) || a.length - b.length || (a < b ? -1 : 1);
}

/** The first of the least privileged permissions, by the order of the correction or of the alphabet. */
function leastOf(permissions, overrides, key, scheme) {
  const { appOnlyUnsupported, replace } = overrides;
  if (scheme === 'application' && appOnlyUnsupported.some(({ paths }) => paths.some(covers(key)))) {
    return undefined;
  }
  const names = spellings(key);
  const corrected = replace.find((one) => one.scheme === scheme && names.includes(keyOf(one.op)));
  const row = find(permissions, [...names, ...relatives(key)]);
  return corrected?.least[0] ?? row?.[`${scheme}Least`]?.toSorted()[0];
}

const find = (table, names) => table[names.find((name) => table[name])];

function keyOf(operation) {
  const [method, path] = operation.split(' ');
  return `${method} ${path.toLowerCase().replaceAll(/\{\w+\}/g, '{}')}`;
}

function covers(key) {
  return (pattern) => {
    const path = keyOf(`GET ${pattern}`).slice(4).replace(/\*\*$/, '');
    return key.split(' ')[1].startsWith(path);
  };
}

/**
 * A path as it is written, then under the names that Microsoft's metadata may have it by: `/me` is a
 * user, every drive is one of `/drives`, an item by its path is an item, `/groups/{}/team` is a team.
 */
function spellings(key) {
  const [method, path] = key.split(' ');
  const steps = [
    (one) => one.replace(/^\/me(?=\/|$)/, '/users/{}'),
    (one) => one.replace(/^\/users\/\{\}(?=\/|$)/, '/me'),
    (one) =>
      one.replace(
        /^(\/me|\/users\/\{\}|\/groups\/\{\}|\/sites\/\{\})?\/drive(s\/\{\})?(?=\/)/,
        '/drives/{}',
      ),
    (one) =>
      one.replace(
        /^\/drives\/\{\}\/(root:\/\{\}:?|root|special\/[^/]+|items\/\{\}:\/\{\}:?)(?=\/)/,
        '/drives/{}/items/{}',
      ),
    (one) => one.replace(/^\/drives\/\{\}\/root:\/\{\}:?$/, '/drives/{}/items/{}'),
    (one) => one.replace(/^\/sites\/root(?=\/|$)/, '/sites/{}'),
    (one) => one.replace(/\/(inbox|root)(?=\/|$)/, '/{}'),
    (one) => one.replaceAll('microsoft.graph.', 'graph.'),
    (one) => one.replace(/\/graph\.\w+/, ''),
    (one) => one.replace(/(?<=\()[^()]+(?=\)$)/, (names) => names.split(',').sort().join()),
    (one) => one.replace(/\(\w+=\{\}(,\w+=\{\})*\)/, ''),
  ];
  const found = new Set([path]);
  for (const one of found) for (const step of steps) found.add(step(one));
  return [...found].map((one) => `${method} ${one}`);
}

/** Operations whose permissions are the same, where an operation has no row of its own. */
const relatives = (key) =>
  [/\/\$count$/, /\/delta$/, /(?<=\/special)\/\w+/]
    .flatMap((ending) => [key.replace(ending, ''), key.replace(ending, '/{}')])
    .filter((one) => one !== key)
    .flatMap(spellings);
