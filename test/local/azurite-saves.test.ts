import { createRequire } from 'node:module';
import { watchSaves } from '../../local/azurite-saves';
import type { Writer } from '../../local/azurite-saves';

/** A disk that is full as long as it is said to be. */
function aDisk() {
  const files = new Map<string, string>();
  const disk = {
    files,
    full: false,
    writer: {
      saveDatabase(name, text, callback) {
        if (disk.full) {
          callback(new Error('Error: ENOSPC: no space left on device, write'));
          return;
        }
        files.set(name, text);
        callback();
      },
    } satisfies Writer,
  };
  return disk;
}

const save = (writer: Writer, name: string, text: string) =>
  new Promise<unknown>((resolve) => {
    writer.saveDatabase(name, text, resolve);
  });

test('V16: a save that fails is told once, tried again, and told when all of it is saved', async () => {
  const disk = aDisk();
  const told: unknown[] = [];
  const saves = watchSaves(disk.writer, (reason) => told.push(reason));
  await save(disk.writer, 'table', '1');
  expect(told).toEqual([]);
  disk.full = true;
  // Azurite itself hears of no error: it would end.
  expect(await save(disk.writer, 'table', '2')).toBeUndefined();
  await save(disk.writer, 'queue', '1');
  await saves.finish();
  expect(told).toEqual(['ENOSPC']);
  expect([...disk.files]).toEqual([['table', '1']]);
  disk.full = false;
  await saves.finish();
  expect(told).toEqual(['ENOSPC', undefined]);
  expect([...disk.files]).toEqual([
    ['table', '2'],
    ['queue', '1'],
  ]);
});

test('V16: a later save that works stands for the one that failed', async () => {
  const disk = aDisk();
  const told: unknown[] = [];
  const saves = watchSaves(disk.writer, (reason) => told.push(reason));
  disk.full = true;
  await save(disk.writer, 'table', '1');
  disk.full = false;
  await save(disk.writer, 'table', '2');
  await saves.finish();
  expect(told).toEqual(['ENOSPC', undefined]);
  expect(disk.files.get('table')).toBe('2');
});

test('the writer that is watched is the one that Azurite uses', () => {
  const azurite = createRequire(require.resolve('azurite/package.json'));
  expect(require.resolve('lokijs')).toBe(azurite.resolve('lokijs'));
});
