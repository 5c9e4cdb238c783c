import { defineCheck } from '../define';
import { countsItsDevices, ownDevices } from './own';

const calls = { list: ownDevices('ownedDevices') };

export const check = defineCheck({
  id: 'devices.list-owned',
  workload: 'devices',
  kind: 'read',
  title: 'The user’s own devices can be counted',
  proves: 'The directory lists the devices that the user owns, as many as it says, each once.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  run: (context) => countsItsDevices(context, calls.list),
});
