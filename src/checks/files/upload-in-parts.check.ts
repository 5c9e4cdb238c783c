import { defineCheck, expect } from '@perennial/checks';
import type { Graph } from '@perennial/checks';
import * as z from 'zod';
import { bytesName, partedFile } from './calls';
import { download, readContent } from './content';

/** Every part but the last is a multiple of this: https://learn.microsoft.com/graph/api/driveitem-createuploadsession */
const PART_BYTES = 320 * 1024;
const MOST_REST_BYTES = 16 * 1024;

const waiting = z.looseObject({ nextExpectedRanges: z.array(z.string()).min(1) });
const complete = z.looseObject({ id: z.string(), size: z.number() });

async function sendPart(graph: Graph, url: string, content: Uint8Array, from: number) {
  const part = content.subarray(from, from + PART_BYTES);
  const range = `bytes ${from}-${from + part.length - 1}/${content.length}`;
  const headers = { 'Content-Range': range };
  return (await graph.transfer({ method: 'PUT', url, headers, body: part })).body;
}

export default defineCheck({
  title: 'A file that is sent in parts is whole',
  proves: 'A file that was uploaded in two parts has the size and the bytes that were sent.',
  calls: [readContent],
  creates: [partedFile],
  async run({ graph, marker, random }) {
    const content = random.bytes(PART_BYTES + random.int(1, MOST_REST_BYTES));
    const { uploadUrl } = await graph.create(partedFile, {
      at: { name: bytesName(marker) },
      body: { item: { '@microsoft.graph.conflictBehavior': 'fail' } },
    });
    const first = waiting.safeParse(await sendPart(graph, uploadUrl, content, 0));
    const [range] = first.data?.nextExpectedRanges ?? [];
    expect.equal('the rest is waited for', range?.split('-')[0], String(PART_BYTES));
    const last = complete.safeParse(await sendPart(graph, uploadUrl, content, PART_BYTES));
    const file = expect.present('the last part is answered with the file', last.data);
    graph.adopt(partedFile, file.id);
    expect.equal('the file has its size', file.size, content.length);
    const { bytes } = await download(graph, file.id);
    expect.holds('the bytes are those that were sent', Buffer.from(content).equals(bytes));
  },
});
