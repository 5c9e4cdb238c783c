import { zipSync } from 'fflate';

/** The earliest time that a zip file can hold, made from local parts, because zip files know no time zones. */
const TIME = new Date(1980, 0, 1);
const UNIX = 3;
const READABLE = 0o100644 << 16;

/** A zip file with the same bytes for the same files: sorted, with one time and one mode for all. */
export function zip(files) {
  const entries = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  const options = { mtime: TIME, os: UNIX, attrs: READABLE >>> 0, level: 9 };
  return zipSync(Object.fromEntries(entries.map(([name, bytes]) => [name, [bytes, options]])));
}
