import { countsDevices } from './calls';

export default countsDevices('/me/registeredDevices', {
  title: 'The user’s registered devices can be counted',
  proves:
    'The directory lists the devices that are registered for the user, as many as it says, each once.',
});
