import { defineCheck, expect, notApplicable } from '@perennial/checks';
import { inZone } from '../calendar/zones';
import { ownPresence, readPresence, status, statusIn } from './presence';

const LASTS_MS = 10 * 60_000;

export default defineCheck({
  title: 'A status message shows',
  proves: 'A status message that is set in Teams is shown, word for word, within a minute.',
  needs: ['no status message of the user’s own'],
  calls: [],
  creates: [status],
  async run({ graph, marker, now, eventually }) {
    const { at, presence } = await ownPresence(graph);
    if (statusIn(presence) !== '') notApplicable('not-provisioned', 'in-use');
    const statusMessage = {
      message: { contentType: 'text' },
      expiryDateTime: inZone(now() + LASTS_MS, 'UTC'),
    };
    await graph.create(status, { at, body: { statusMessage } });
    graph.adopt(status, at.userId);
    const shown = await eventually(
      'a status message shows',
      async () => statusIn(await graph.send(readPresence, { at })),
      (content) => content !== '',
      { forMs: 60_000, everyMs: 2000 },
    );
    expect.equal('it is the one that was set', shown, marker);
  },
});
