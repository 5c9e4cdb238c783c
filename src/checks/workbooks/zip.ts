import { crc32 } from 'node:zlib';

/** APPNOTE.TXT of the ZIP format, 4.3: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT */
const VERSION = 20;
/** 1 January 1980, the earliest that the format knows: the same content gives the same bytes. */
const DATE = (1 << 5) | 1;

/** A ZIP archive of texts by path, stored without compression. Paths are ASCII. */
export function zipOf(files: Readonly<Record<string, string>>): Uint8Array {
  const entries: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [path, text] of Object.entries(files)) {
    const [name, content] = [Buffer.from(path), Buffer.from(text)];
    const common = commonHeader(name, content);
    const entry = Buffer.concat([signature(0x04034b50), common, name, content]);
    entries.push(entry);
    directory.push(directoryEntry(common, name, offset));
    offset += entry.length;
  }
  return Buffer.concat([...entries, ...directory, endOfDirectory(directory, offset)]);
}

/** What a file's header and its entry in the directory have alike, from the version needed on. */
function commonHeader(name: Buffer, content: Buffer): Buffer {
  const header = Buffer.alloc(26);
  header.writeUInt16LE(VERSION, 0);
  header.writeUInt16LE(DATE, 8);
  header.writeUInt32LE(crc32(content), 10);
  header.writeUInt32LE(content.length, 14);
  header.writeUInt32LE(content.length, 18);
  header.writeUInt16LE(name.length, 22);
  return header;
}

/** Comment, disk and attributes are left at zero. */
function directoryEntry(common: Buffer, name: Buffer, offset: number): Buffer {
  const madeBy = Buffer.alloc(2);
  madeBy.writeUInt16LE(VERSION);
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(offset, 10);
  return Buffer.concat([signature(0x02014b50), madeBy, common, rest, name]);
}

function endOfDirectory(directory: readonly Buffer[], offset: number): Buffer {
  const end = Buffer.alloc(18);
  end.writeUInt16LE(directory.length, 4);
  end.writeUInt16LE(directory.length, 6);
  end.writeUInt32LE(Buffer.concat(directory).length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([signature(0x06054b50), end]);
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
