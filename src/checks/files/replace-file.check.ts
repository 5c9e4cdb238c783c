import { defineCheck, described, expect, words } from '@perennial/checks';
import { list } from '../graph';
import { file, id } from './calls';
import { asText, download, readContent, storeText } from './content';

const listVersions = list('/me/drive/items/{id}/versions', id);

export default defineCheck({
  title: 'New content makes a new version',
  proves: 'Content that replaces a file’s is served in its place, and the file has both versions.',
  needs: ['version history of document libraries, which is on unless somebody switched it off'],
  calls: [readContent, listVersions],
  creates: [described(file, 'a text file in the drive’s root folder, written twice')],
  async run(context) {
    const { graph, random, eventually } = context;
    const first = await storeText(context, words(random, 10));
    const text = words(random, 11);
    const second = await storeText(context, text);
    expect.equal('the file is the same one', second.id, first.id);
    expect.different('its cTag says that the content changed', second.cTag, first.cTag);
    const { bytes } = await download(graph, second.id);
    expect.equal('the new content is served', asText(bytes), text);
    await eventually(
      'both versions are listed',
      () => graph.all(listVersions, { at: { id: second.id } }),
      (versions) => new Set(versions.map((version) => version.id)).size >= 2,
      { forMs: 30_000 },
    );
  },
});
