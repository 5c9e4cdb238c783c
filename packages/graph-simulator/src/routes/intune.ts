import type { Call } from '../core/types';
import type { Tenant } from '../core/tenant';
import { entityType } from '../core/entity-type';
import { guidOf } from '../core/ids';
import { many, one, param } from '../core/reply';
import { accepts, learn, routesOf } from './define';
import { gateway } from './gateway-errors';

/** https://learn.microsoft.com/graph/api/resources/intune-devices-manageddevice */
const managedType = entityType('managedDevice', {
  writable: {},
  readOnly: [
    'azureADDeviceId', 'complianceState', 'deviceName', 'enrolledDateTime', 'lastSyncDateTime', 'managedDeviceOwnerType',
    'managementAgent', 'operatingSystem', 'osVersion', 'userId', 'userPrincipalName',
  ], // prettier-ignore
});

function managedDevices({ id, owner }: Tenant) {
  return [0, 1].map((index) => ({
    id: guidOf(`managed ${index} of ${id}`),
    userId: owner.id,
    deviceName: `DESKTOP-${index + 1}`,
    managedDeviceOwnerType: 'company',
    enrolledDateTime: '2024-03-04T08:00:00Z',
    lastSyncDateTime: '2024-03-05T08:00:00Z',
    complianceState: 'compliant',
    managementAgent: 'mdm',
    operatingSystem: 'Windows',
    osVersion: '10.0.22631.3007',
    azureADDeviceId: guidOf(`hardware ${index} of ${id}`),
    userPrincipalName: owner.userPrincipalName,
  }));
}

/** https://learn.microsoft.com/graph/api/resources/intune-deviceconfig-devicecompliancepolicy */
const policyType = entityType('deviceCompliancePolicy', {
  writable: {},
  readOnly: ['createdDateTime', 'description', 'displayName', 'lastModifiedDateTime', 'version'],
});

function policies({ id }: Tenant) {
  return ['Windows', 'Windows, kiosks'].map((displayName) => ({
    '@odata.type': '#microsoft.graph.windows10CompliancePolicy',
    id: guidOf(`policy ${displayName} of ${id}`),
    createdDateTime: '2024-03-04T08:00:00Z',
    description: null,
    lastModifiedDateTime: '2024-03-04T08:00:00Z',
    displayName,
    version: 1,
  }));
}

type Intune = Parameters<typeof one>[1] & {
  readonly items: (tenant: Tenant) => readonly (Record<string, unknown> & { id: string })[];
};

const managed: Intune = {
  type: managedType,
  fragment: 'deviceManagement/managedDevices',
  items: managedDevices,
};
const compliance: Intune = {
  type: policyType,
  fragment: 'deviceManagement/deviceCompliancePolicies',
  items: policies,
};

const list = (described: Intune) => (call: Call) =>
  many(call, {
    ...described,
    items: described.items(call.tenant),
    pageSize: 1000,
    most: 1000,
    paging: 'token',
  });

const get = (described: Intune) => (call: Call) => {
  const id = param(call, 'device-object-id');
  const found = described.items(call.tenant).find((item) => item.id === id);
  if (!found) throw gateway.notFound(id);
  return one(call, described, found);
};

const configuration =
  'DeviceManagementConfiguration.Read.All DeviceManagementConfiguration.ReadWrite.All';
const managers = `DeviceManagementManagedDevices.Read.All DeviceManagementManagedDevices.ReadWrite.All ${configuration}`;
const readManaged = accepts(managers, managers);
const readPolicies = accepts(configuration, configuration);

export const intuneRoutes = routesOf(gateway, [
  {
    method: 'GET',
    path: '/deviceManagement/managedDevices',
    page: learn('intune-devices-manageddevice-list'),
    ...readManaged,
    handle: list(managed),
  },
  {
    method: 'GET',
    path: '/deviceManagement/managedDevices/{device-object-id}',
    page: learn('intune-devices-manageddevice-get'),
    ...readManaged,
    handle: get(managed),
  },
  {
    method: 'GET',
    path: '/deviceManagement/deviceCompliancePolicies',
    page: learn('intune-deviceconfig-devicecompliancepolicy-list'),
    ...readPolicies,
    handle: list(compliance),
  },
  {
    method: 'GET',
    path: '/deviceManagement/deviceCompliancePolicies/{device-object-id}',
    page: learn('intune-deviceconfig-devicecompliancepolicy-get'),
    ...readPolicies,
    handle: get(compliance),
  },
]);
