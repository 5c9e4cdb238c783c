import { defineCheck, expect, words } from '@perennial/checks';
import type { Graph } from '@perennial/checks';
import * as z from 'zod';
import { copy, file, idByName, secondName } from './calls';
import { asText, download, readContent, storeText } from './content';

/** https://learn.microsoft.com/graph/long-running-actions-overview */
const jobStatus = z.looseObject({ status: z.string(), resourceId: z.string().optional() });
const SEE_OTHER = 303;

/** How far the copy is. Once it is done, Graph says so, or sends one on to it. */
async function progress(graph: Graph, url: string) {
  const { status, body } = await graph.transfer({ method: 'GET', url });
  if (status === SEE_OTHER) return { status: 'completed' };
  return jobStatus.safeParse(body).data ?? { status: 'unknown' };
}

export default defineCheck({
  title: 'A file is copied',
  proves: 'Graph says when a copy is done, and the copy has an id of its own and the same bytes.',
  calls: [readContent],
  creates: [file, copy],
  async run(context) {
    const { graph, marker, random, eventually } = context;
    const text = words(random, 20);
    const source = await storeText(context, text);
    const { driveId, id: folder } = source.parentReference;
    const { headers } = await graph.answer(copy.make, {
      at: { id: source.id },
      body: { name: secondName(marker), parentReference: { driveId, id: folder } },
    });
    const url = expect.present('the answer names where to ask', headers.get('location'));
    const done = await eventually(
      'the copy comes to an end',
      () => progress(graph, url),
      ({ status }) => ['completed', 'failed', 'unknown'].includes(status),
      { forMs: 60_000 },
    );
    expect.equal('the copy is done', done.status, 'completed');
    const id = await eventually(
      'the copy has the name that was asked for',
      () => idByName(graph, secondName(marker)),
      (found) => found !== undefined,
    );
    graph.adopt(copy, id);
    expect.equal('the copy is the one that was told of', done.resourceId ?? id, id);
    expect.different('the copy is an item of its own', id, source.id);
    expect.equal('it has the same bytes', asText((await download(graph, id)).bytes), text);
  },
});
