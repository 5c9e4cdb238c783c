import { defineCheck, expect, words } from '@perennial/checks';
import { extensionBody, extensionName, ownExtension, userExtension } from './calls';

export default defineCheck({
  title: 'The user’s entry keeps an extension',
  proves: 'An open extension that was added to the user’s entry is read back as it was written.',
  calls: [],
  creates: [userExtension],
  async run({ graph, random, marker, eventually }) {
    const note = words(random, 6);
    const made = await graph.create(userExtension, { body: extensionBody(marker, note) });
    // Another of the directory's servers may answer, a little behind.
    const found = await eventually(
      'the extension is there within half a minute',
      () => ownExtension(graph, made.id),
      (extension) => extension !== undefined,
      { forMs: 30_000 },
    );
    expect.equal('the extension has its name', found.extensionName, extensionName(marker));
    expect.equal('it has its marker', found.marker, marker);
    expect.equal('it has its note', found.note, note);
  },
});
