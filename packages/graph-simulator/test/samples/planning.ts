import { etagOf } from '../../src/routes/planner/store';
import type { Client } from '../client';
import { newName } from './samples';
import type { Samples } from './samples';

const soon = { dateTime: '2027-03-01T10:00:00', timeZone: 'UTC' };
const later = { dateTime: '2027-03-01T12:00:00', timeZone: 'UTC' };

const newGroup = () => {
  const displayName = newName();
  const mailNickname = displayName.replace(' ', '-');
  const kind = { groupTypes: ['Unified'], mailEnabled: true, securityEnabled: false };
  return { displayName, mailNickname, ...kind };
};

async function newPlan(client: Client): Promise<object> {
  const group = await client.make('/groups', newGroup());
  const url = `https://graph.microsoft.com/v1.0/groups/${group}`;
  return { container: { url }, title: newName() };
}

const inPlan = async (client: Client) => ({
  planId: await client.make('/planner/plans', await newPlan(client)),
});

const bucket = async (client: Client) => ({ ...(await inPlan(client)), name: newName() });
const task = async (client: Client) => ({ ...(await inPlan(client)), title: newName() });

/** Groups, plans, and what is asked of a calendar besides its events. */
export const planningSamples: Samples = {
  parameters: {
    'group-id': (client) => client.make('/groups', newGroup()),
    'plan-id': async (client) => client.make('/planner/plans', await newPlan(client)),
    'bucket-id': async (client) => client.make('/planner/buckets', await bucket(client)),
    'planner-task-id': async (client) => client.make('/planner/tasks', await task(client)),
    'calendar-group-id': (client) => client.make('/me/calendarGroups', { name: newName() }),
    start: () => Promise.resolve('2027-03-01T00:00:00Z'),
    end: () => Promise.resolve('2027-03-02T00:00:00Z'),
  },
  bodies: [
    [/^POST \/groups$/, newGroup],
    [/^PATCH \/groups\/[^/]+$/, () => ({ description: newName() })],
    [/^POST \/planner\/plans$/, newPlan],
    [/^POST \/planner\/buckets$/, bucket],
    [/^POST \/planner\/tasks$/, task],
    [/^PATCH \/planner\/(plans|tasks)\/[^/]+$/, () => ({ title: newName() })],
    [/^PATCH \/planner\/buckets\/[^/]+$/, () => ({ name: newName() })],
    [/^PATCH \/planner\/tasks\/[^/]+\/details$/, () => ({ description: newName() })],
    [/^(POST|PATCH) \/me\/calendarGroups/, () => ({ name: newName() })],
    [
      /\/getSchedule$/,
      (client) => ({ Schedules: [client.userPrincipalName], StartTime: soon, EndTime: later }),
    ],
    [/\/findMeetingTimes$/, () => ({})],
  ],
  queries: [
    [/\/instances$/, '?startDateTime=2027-01-01T00:00:00Z&endDateTime=2028-01-01T00:00:00Z'],
  ],
  headers: [
    // What was just made is in its first version.
    [/^(PATCH|DELETE) \/planner\//, { 'If-Match': etagOf({ id: '', version: 1 }) }],
  ],
  statuses: [
    [/^PATCH \/(groups|planner)\//, 204],
    [/\/(getSchedule|findMeetingTimes)$/, 200],
  ],
};
