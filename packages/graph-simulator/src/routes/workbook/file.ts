import { inflateRawSync } from 'node:zlib';
import { badRequest } from '../../core/errors';

const END_OF_DIRECTORY = 0x06054b50;
const END_BYTES = 22;
const STORED = 0;

/** The names of a workbook's sheets. @throws GraphError 400 where the file is no workbook. */
export function sheetNames(content: Uint8Array): string[] {
  try {
    const xml = fileOf(Buffer.from(content), 'xl/workbook.xml').toString();
    const names = [...xml.matchAll(/<sheet\b[^>]*\bname="([^"]+)"/g)].map(([, name = '']) => name);
    if (names.length > 0) return names;
  } catch {
    // told below: whatever is wrong with it, it is no workbook
  }
  throw badRequest('We couldn’t open the workbook. It may be corrupt.', 'FileCorruptTryRepair');
}

/** One file of a ZIP archive. https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.3 */
function fileOf(zip: Buffer, path: string): Buffer {
  const end = zip.length - END_BYTES;
  if (zip.readUInt32LE(end) !== END_OF_DIRECTORY) throw new RangeError('no end of a directory');
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((by) =>
      zip.readUInt16LE(at + by),
    ) as [number, number, number];
    const name = zip.subarray(at + 46, at + 46 + nameLength).toString();
    if (name === path) return contentOf(zip, at);
    at += 46 + nameLength + extraLength + commentLength;
  }
  throw new RangeError(`no ${path}`);
}

/** @param at Where the file's entry in the directory begins. */
function contentOf(zip: Buffer, at: number): Buffer {
  const local = zip.readUInt32LE(at + 42);
  const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  const bytes = zip.subarray(from, from + zip.readUInt32LE(at + 20));
  return zip.readUInt16LE(at + 10) === STORED ? bytes : inflateRawSync(bytes);
}
