import { defineCheck } from '../define';
import { countsItsDevices, ownDevices } from './own';

const calls = { list: ownDevices('registeredDevices') };

export const check = defineCheck({
  id: 'devices.list-registered',
  workload: 'devices',
  kind: 'read',
  title: 'The user’s registered devices can be counted',
  proves:
    'The directory lists the devices that are registered for the user, as many as it says, each once.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  run: (context) => countsItsDevices(context, calls.list),
});
