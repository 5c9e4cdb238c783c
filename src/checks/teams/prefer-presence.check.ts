import { defineCheck } from '@perennial/checks';
import { readOwnId } from '../self';
import { preference, preferredBy, readPresence } from './presence';

export default defineCheck({
  title: 'A preferred presence shows',
  proves:
    'What the user prefers to be seen as is what others see; a user who is nowhere signed in to Teams stays offline.',
  calls: [],
  creates: [preference],
  async run({ graph, marker, eventually }) {
    const { id: userId } = await graph.send(readOwnId);
    const at = { userId };
    const availability = preferredBy(marker);
    await graph.create(preference, {
      at,
      body: { availability, activity: availability, expirationDuration: 'PT5M' },
    });
    graph.adopt(preference, userId);
    // Without a session in Teams there is nothing the preference could apply to.
    await eventually(
      'the presence is the preferred one',
      () => graph.send(readPresence, { at }),
      (presence) => [availability, 'Offline'].includes(presence.availability),
      { forMs: 60_000, everyMs: 2000 },
    );
  },
});
