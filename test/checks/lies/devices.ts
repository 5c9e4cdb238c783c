/** What the directory and Intune may answer that must not pass. */
export const deviceLies: Readonly<Record<string, readonly object[]>> = {
  'devices.list-devices': [
    { path: '/devices', kind: 'missing-item' },
    { path: '/devices/$count', body: 1 },
  ],
  'devices.list-managed': [
    { path: '/deviceManagement/managedDevices/{device-object-id}', kind: 'stale' },
    { path: '/deviceManagement/managedDevices/{device-object-id}', kind: 'missing-item' },
  ],
  'devices.list-owned': [{ path: '/me/ownedDevices', kind: 'missing-item' }],
  'devices.list-policies': [
    { path: '/deviceManagement/deviceCompliancePolicies/{device-object-id}', kind: 'stale' },
    { path: '/deviceManagement/deviceCompliancePolicies/{device-object-id}', kind: 'missing-item' },
  ],
  'devices.list-registered': [{ path: '/me/registeredDevices', kind: 'missing-item' }],
};
