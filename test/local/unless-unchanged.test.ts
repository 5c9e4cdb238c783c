import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const script = resolve(__dirname, '../../scripts/lib/unless-unchanged.mjs');
const root = mkdtempSync(join(tmpdir(), 'perennial-unchanged-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** One start: says whether the work was done, which writes a file. */
function start(): boolean {
  const source = `
    import { mkdirSync, writeFileSync } from 'node:fs';
    import { unlessUnchanged } from ${JSON.stringify(script)};
    let done = false;
    await unlessUnchanged(${JSON.stringify(root)}, 'dist', () => {
      done = true;
      mkdirSync(${JSON.stringify(join(root, 'dist'))}, { recursive: true });
      writeFileSync(${JSON.stringify(join(root, 'dist/main.js'))}, 'made');
    });
    process.stdout.write(String(done));`;
  const options = ['--input-type=module', '--eval', source];
  return execFileSync(process.execPath, options, { encoding: 'utf8' }) === 'true';
}

test('bundling is done again when something it reads or has made is another, and only then', () => {
  mkdirSync(join(root, 'src/inner'), { recursive: true });
  writeFileSync(join(root, 'src/inner/a.ts'), 'one');
  expect([start(), start()]).toEqual([true, false]);
  writeFileSync(join(root, 'src/inner/a.ts'), 'other');
  expect([start(), start()]).toEqual([true, false]);
  writeFileSync(join(root, 'src/b.ts'), '');
  expect([start(), start()]).toEqual([true, false]);
  rmSync(join(root, 'dist/main.js'));
  expect([start(), start()]).toEqual([true, false]);
  writeFileSync(join(root, 'dist/main.js'), 'edited by hand');
  expect([start(), start()]).toEqual([true, false]);
});
