import type { Call, Reply } from '../../core/types';
import { entityType } from '../../core/entity-type';
import { guidOf } from '../../core/ids';
import { many, one, param, usersFragment } from '../../core/reply';
import { gateway } from '../gateway-errors';
import { teamList, teamOf } from './team';

interface App {
  readonly id: string;
  readonly externalId: string | null;
  readonly displayName: string;
  readonly distributionMethod: string;
}

const app = (displayName: string, distributionMethod = 'store'): App => ({
  id: guidOf(`app ${displayName}`),
  externalId: distributionMethod === 'store' ? null : guidOf(`external ${displayName}`),
  displayName,
  distributionMethod,
});

const apps: readonly App[] = [
  app('Planner'),
  app('Approvals'),
  app('Forms'),
  app('OneNote'),
  app('Shifts'),
  app('Visitors’ book', 'organization'),
];

/** https://learn.microsoft.com/graph/api/resources/teamsapp */
const appType = entityType('teamsApp', {
  writable: {},
  readOnly: ['externalId', 'displayName', 'distributionMethod'],
  expandable: ['appDefinitions'],
});

export function listCatalog(call: Call): Reply {
  return many(call, {
    ...teamList,
    type: appType,
    fragment: 'appCatalogs/teamsApps',
    items: apps.map((each) => ({ ...each })),
  });
}

/** https://learn.microsoft.com/graph/api/resources/teamsappinstallation */
const installationType = entityType('teamsAppInstallation', {
  writable: {},
  readOnly: ['consentedPermissionSet', 'teamsApp'],
  expandable: ['teamsApp', 'teamsAppDefinition'],
});

/** Apps as they are installed for somebody or in a team. */
function installations(holder: string, installed: readonly App[]) {
  return installed.map((each) => ({
    id: Buffer.from(`${holder}##${each.id}`).toString('base64'),
    consentedPermissionSet: null,
    teamsApp: { ...each },
  }));
}

type Installation = ReturnType<typeof installations>[number];

/** Filters look into `teamsApp`; it is shown where it is asked for. */
function shown(call: Call, reply: Reply): Reply {
  if (call.query.expand?.includes('teamsApp')) return reply;
  const json = reply.json as Installation & { value?: Installation[] };
  const bare = (item: Installation) => ({ ...item, teamsApp: undefined });
  return { ...reply, json: json.value ? { ...json, value: json.value.map(bare) } : bare(json) };
}

export function teamApps(call: Call): Reply {
  const team = teamOf(call);
  const items = installations(team.id, [...apps.slice(0, 2), ...apps.slice(-1)]);
  const fragment = `teams('${team.id}')/installedApps`;
  return shown(call, many(call, { ...teamList, type: installationType, fragment, items }));
}

const ofUser = (call: Call) => installations(call.user.id, apps.slice(1, 5));
const userFragment = (call: Call) => `${usersFragment(call)}/teamwork/installedApps`;

export function userApps(call: Call): Reply {
  const fragment = userFragment(call);
  const items = ofUser(call);
  return shown(call, many(call, { ...teamList, type: installationType, fragment, items }));
}

export function userApp(call: Call): Reply {
  const id = param(call, 'installation-id');
  const found = ofUser(call).find((each) => each.id === id);
  if (!found) throw gateway.notFound(id);
  return shown(call, one(call, { type: installationType, fragment: userFragment(call) }, found));
}
