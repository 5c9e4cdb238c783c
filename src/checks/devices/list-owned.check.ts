import { countsDevices } from './calls';

export default countsDevices('/me/ownedDevices', {
  title: 'The user’s own devices can be counted',
  proves: 'The directory lists the devices that the user owns, as many as it says, each once.',
});
