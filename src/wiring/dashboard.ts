import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Dashboard } from '../http/dashboard/dashboard';

const GZIPPED = '.gz';

/** Reads what `scripts/dashboard.mjs` has put into a folder. */
export async function readDashboard(folder: string): Promise<Dashboard> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(GZIPPED));
  const read = async (name: string) =>
    [name.slice(0, -GZIPPED.length), await readFile(join(folder, name))] as const;
  const [shell, ...assets] = await Promise.all([
    readFile(join(folder, 'index.html'), 'utf8'),
    ...names.map(read),
  ]);
  return { shell, assets: new Map(assets) };
}
