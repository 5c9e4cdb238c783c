import { equal, ok } from '../assert';
import { defineCheck } from '../define';
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

export const check = defineCheck({
  id: 'teams.read-presence',
  workload: 'teams',
  kind: 'read',
  title: 'The user’s presence is known',
  proves: 'Teams gives the user’s own presence, and an availability that Microsoft documents.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls: presenceCalls,
  async run(context) {
    const { userId, presence } = await ownPresence(context);
    equal('the presence is the user’s', presence.id.toLowerCase(), userId.toLowerCase());
    ok('the availability is one there is', AVAILABILITIES.includes(presence.availability));
  },
});
