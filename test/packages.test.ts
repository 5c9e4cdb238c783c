import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';

const root = resolve(__dirname, '..');
/** What stands in for others. The grammar of a check, which deploys, has walls of its own. */
const packages = readdirSync(join(root, 'packages')).filter((name) => name !== 'checks');

interface Manifest {
  readonly name: string;
  readonly exports: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

const manifestOf = (folder: string) =>
  JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as Manifest;

const sourcesOf = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:ts|mjs)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !file.includes('node_modules'));

/** What a file imports, requires or takes types from: a path below the root, or a package's name. */
function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  const pattern = /(?:\bfrom\s+|\bimport\s+|\bimport\(\s*|\brequire\(\s*)'([^']+)'/g;
  return [...text.matchAll(pattern)].map(([, name = '']) =>
    name.startsWith('.')
      ? relative(root, resolve(dirname(file), name))
      : name.split('/', name.startsWith('@') ? 2 : 1).join('/'),
  );
}

describe.each(packages)('packages/%s', (name) => {
  const folder = `packages/${name}`;
  const { exports: index, dependencies = {}, devDependencies = {} } = manifestOf(folder);

  test('says what it is, has one way in, and tests of its own', () => {
    expect(existsSync(join(root, folder, 'README.md'))).toBe(true);
    expect(existsSync(join(root, folder, index))).toBe(true);
    expect(sourcesOf(folder).filter((file) => file.endsWith('.test.ts'))).not.toEqual([]);
  });

  test('imports nothing of the product, and declares the packages that it imports', () => {
    const own = (to: string) => to.startsWith(`${folder}/`);
    const known = new Set(builtinModules.map((module) => `node:${module}`));
    for (const file of sourcesOf(folder)) {
      const deployed = relative(root, file).startsWith(`${folder}/src/`);
      const declared = deployed ? dependencies : { ...dependencies, ...devDependencies };
      const foreign = importsOf(file).filter(
        (to) => !own(to) && !known.has(to) && !Object.hasOwn(declared, to),
      );
      expect([relative(root, file), foreign]).toEqual([relative(root, file), []]);
    }
  });

  test('names the versions that the product names', () => {
    const product = manifestOf('.');
    const named = { ...product.dependencies, ...product.devDependencies };
    for (const [dependency, version] of Object.entries({ ...dependencies, ...devDependencies }))
      expect([dependency, version]).toEqual([dependency, named[dependency] ?? version]);
  });
});
