import { defineCheck, described, expect } from '@perennial/checks';
import * as z from 'zod';
import { get } from '../graph';
import { bytesName, file, id } from './calls';
import { download, readContent } from './content';
import { quickXorHash } from './quick-xor-hash';

const hashes = z.looseObject({ quickXorHash: z.string().optional() });
const readFile = get('/me/drive/items/{id}', {
  ...id,
  name: z.string(),
  size: z.number(),
  file: z.looseObject({ hashes: hashes.optional() }),
});

export default defineCheck({
  title: 'A file comes back byte for byte',
  proves: 'A file that was uploaded has the size, the hash and the bytes that were sent.',
  calls: [readFile, readContent],
  creates: [described(file, 'a file of random bytes, at most 64 KiB, in the drive’s root folder')],
  async run({ graph, marker, random, eventually }) {
    const content = random.bytes(random.int(1, 64 * 1024));
    const name = bytesName(marker);
    const headers = { 'Content-Type': 'application/octet-stream' };
    const stored = await graph.create(file, { at: { name }, headers, body: content });
    // It may be worked out a little after the upload.
    const read = await eventually(
      'the file has a hash',
      () => graph.send(readFile, { at: { id: stored.id } }),
      (item) => item.file.hashes?.quickXorHash !== undefined,
      { forMs: 30_000 },
    );
    expect.equal('its id leads to the file', read.id, stored.id);
    expect.equal('the file has its name', read.name, name);
    expect.equal('it has its size', read.size, content.length);
    expect.equal('it has its hash', read.file.hashes?.quickXorHash, quickXorHash(content));
    const { bytes } = await download(graph, stored.id);
    expect.holds('the bytes are those that were sent', Buffer.from(content).equals(bytes));
  },
});
