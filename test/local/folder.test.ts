import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LocalProblem } from '../../local/child';
import { makeFolder } from '../../local/folder';
import { lockFolder } from '../../local/folder-lock';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'perennial-folder-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('a folder is made with those above it, for its owner only, and once more changes nothing', async () => {
  const deep = join(folder, 'a', 'b');
  await makeFolder(deep);
  await makeFolder(deep);
  expect((await stat(deep)).mode & 0o777).toBe(0o700);
});

test('a folder that cannot be made is one sentence, not a bug, and not an endless try', async () => {
  const file = join(folder, 'file');
  await writeFile(file, '');
  await expect(makeFolder(join(file, 'data'))).rejects.toThrow(LocalProblem);
  await expect(lockFolder(join(file, 'data'), 'azurite')).rejects.toThrow(
    `${join(file, 'data')} cannot be made or written (ENOTDIR)`,
  );
});

test('a folder is taken by one at a time, and again when it was given back', async () => {
  const free = await lockFolder(folder, 'azurite');
  await expect(lockFolder(folder, 'azurite', 0)).rejects.toThrow(`by process ${process.pid};`);
  await free();
  await (
    await lockFolder(folder, 'azurite', 0)
  )();
});
