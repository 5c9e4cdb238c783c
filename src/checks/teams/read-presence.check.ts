import { defineCheck, expect } from '@perennial/checks';
import { ownPresence, presenceCalls } from './presence';

/** https://learn.microsoft.com/graph/api/resources/presence */
const AVAILABILITIES = [
  'Available',
  'AvailableIdle',
  'Away',
  'BeRightBack',
  'Busy',
  'BusyIdle',
  'DoNotDisturb',
  'Offline',
  'PresenceUnknown',
];

export default defineCheck({
  title: 'The user’s presence is known',
  proves: 'Teams gives the user’s own presence, and an availability that Microsoft documents.',
  calls: presenceCalls,
  async run({ graph }) {
    const { at, presence } = await ownPresence(graph);
    const whose = presence.id.toLowerCase();
    expect.equal('the presence is the user’s', whose, at.userId.toLowerCase());
    expect.among('the availability is one there is', presence.availability, AVAILABILITIES);
  },
});
