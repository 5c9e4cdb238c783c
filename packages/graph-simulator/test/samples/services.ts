import { randomUUID } from 'node:crypto';
import type { Client } from '../client';
import { newName } from './samples';
import type { Made, Samples } from './samples';

/** The first of the list that the item's path is below. */
export async function listed(client: Client, made: Made, operation: string): Promise<string> {
  const list = operation
    .replace(/^\S+ /, '')
    .replace(/\/\{[^}]+\}$/, '')
    .replace(/\{([^}]+)\}/g, (_, name: string) => made[name] ?? '');
  const { json } = await client.get(list);
  const [first] = json['value'] as { id: string }[];
  return encodeURIComponent(first?.id ?? '');
}

async function meeting(client: Client): Promise<Readonly<Record<string, unknown>>> {
  const { json } = await client.send('POST', '/me/onlineMeetings', { subject: newName() });
  return json;
}

const ADVANCED = { ConsistencyLevel: 'eventual' };

/** Teams, devices, reports, service communications, security and audit logs. */
export const serviceSamples: Samples = {
  parameters: {
    'team-id': (client) => listed(client, {}, 'GET /me/joinedTeams/{team-id}'),
    'channel-id': listed,
    'membership-id': listed,
    'installation-id': listed,
    'meeting-id': async (client) => String((await meeting(client))['id']),
    'device-id': listed,
    'device-object-id': listed,
    'announcement-id': listed,
    'security-id': listed,
    'registration-id': listed,
    period: () => Promise.resolve('D7'),
  },
  bodies: [
    [/^POST \/me\/onlineMeetings$/, () => ({ subject: newName() })],
    [/\/createOrGet$/, () => ({ externalId: randomUUID() })],
    [
      /\/setUserPreferredPresence$/,
      () => ({ availability: 'Busy', activity: 'Busy', expirationDuration: 'PT1H' }),
    ],
    [/\/clearUserPreferredPresence$/, () => ({})],
    [
      /\/setStatusMessage$/,
      () => ({ statusMessage: { message: { content: newName(), contentType: 'text' } } }),
    ],
  ],
  headers: [[/^GET \/devices\/\$count$/, ADVANCED]],
  statuses: [
    [/^POST \/me\/presence\//, 200],
    [/^GET \/reports\/get/, 302],
    // Meetings are not listed: see the test of their routes.
    [/^GET \/me\/onlineMeetings$/, 400],
  ],
};
