import { DAY_MS } from '../core/durations';
import type { Call, Reply } from '../core/types';
import { entityType } from '../core/entity-type';
import { directory, GraphError } from '../core/errors';
import { guidOf, isoSeconds } from '../core/ids';
import { many, one, param } from '../core/reply';
import { perTenant } from '../core/tenant';
import { accepts, learn, routesOf } from './define';

/** https://learn.microsoft.com/graph/api/resources/device */
const deviceType = entityType('device', {
  writable: {},
  readOnly: [
    'accountEnabled', 'approximateLastSignInDateTime', 'deletedDateTime', 'deviceId', 'deviceOwnership', 'deviceVersion',
    'displayName', 'isCompliant', 'isManaged', 'manufacturer', 'mdmAppId', 'model', 'operatingSystem',
    'operatingSystemVersion', 'profileType', 'registrationDateTime', 'trustType',
  ], // prettier-ignore
});

const DEVICES = 7;

/** The first two are the owner's. */
const devicesOf = perTenant((tenant) =>
  Array.from({ length: DEVICES }, (_, index) => ({
    id: guidOf(`device ${index} of ${tenant.id}`),
    deletedDateTime: null,
    accountEnabled: true,
    approximateLastSignInDateTime: isoSeconds(tenant.now() - index * DAY_MS),
    deviceId: guidOf(`hardware ${index} of ${tenant.id}`),
    deviceVersion: 2,
    displayName: `DESKTOP-${index + 1}`,
    isCompliant: true,
    isManaged: true,
    operatingSystem: 'Windows',
    operatingSystemVersion: '10.0.22631.3007',
    registrationDateTime: '2024-03-04T08:00:00Z',
    trustType: 'AzureAd',
  })),
);

/** https://learn.microsoft.com/graph/aad-advanced-queries */
function demandEventual(call: Call): void {
  if (call.headers['consistencylevel']?.toLowerCase() === 'eventual') return;
  throw new GraphError(
    400,
    'Request_UnsupportedQuery',
    '$count is not supported without the header ConsistencyLevel: eventual.',
  );
}

function listOf(call: Call, fragment: string, items: readonly Record<string, unknown>[]): Reply {
  if (call.query.count) demandEventual(call);
  const list = { pageSize: 100, most: 999, paging: 'token' } as const;
  return many(call, { ...list, type: deviceType, fragment, items });
}

const listDevices = (call: Call): Reply => listOf(call, 'devices', devicesOf(call.tenant));

function countDevices(call: Call): Reply {
  demandEventual(call);
  return {
    status: 200,
    headers: { 'content-type': 'text/plain' },
    bytes: Buffer.from(String(devicesOf(call.tenant).length)),
  };
}

function getDevice(call: Call): Reply {
  const id = param(call, 'device-id');
  const found = devicesOf(call.tenant).find((device) => device.id === id);
  if (!found) throw directory.notFound(id);
  return one(call, { type: deviceType, fragment: 'devices' }, found);
}

/** Devices of the user, among objects of the directory in general. */
function ownDevices(call: Call): Reply {
  const own = call.user === call.tenant.owner ? devicesOf(call.tenant).slice(0, 2) : [];
  const items = own.map((device) => ({ '@odata.type': '#microsoft.graph.device', ...device }));
  return listOf(call, 'directoryObjects', items);
}

const directoryReaders = 'Directory.Read.All Directory.ReadWrite.All';
const readDevices = accepts(
  `Device.Read.All ${directoryReaders}`,
  `Device.Read.All Device.ReadWrite.All ${directoryReaders}`,
);
const readOwn = accepts(
  `User.Read User.Read.All User.ReadWrite.All ${directoryReaders}`,
  `User.Read.All User.ReadWrite.All ${directoryReaders}`,
);
export const deviceRoutes = routesOf(directory, [
  {
    method: 'GET',
    path: '/devices',
    page: learn('device-list'),
    ...readDevices,
    handle: listDevices,
  },
  {
    method: 'GET',
    path: '/devices/$count',
    page: learn('device-list'),
    ...readDevices,
    handle: countDevices,
  },
  {
    method: 'GET',
    path: '/devices/{device-id}',
    page: learn('device-get'),
    ...readDevices,
    handle: getDevice,
  },
  {
    method: 'GET',
    path: '/me/ownedDevices',
    page: learn('user-list-owneddevices'),
    ...readOwn,
    handle: ownDevices,
  },
  {
    method: 'GET',
    path: '/me/registeredDevices',
    page: learn('user-list-registereddevices'),
    ...readOwn,
    handle: ownDevices,
  },
]);
