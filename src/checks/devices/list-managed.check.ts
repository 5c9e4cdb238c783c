import { opensById } from '@perennial/checks';
import * as z from 'zod';
import { get, list } from '../graph';

const devices = '/deviceManagement/managedDevices';
const device = { id: z.string(), enrolledDateTime: z.string() };

export default opensById({
  title: 'A managed device can be opened',
  proves: 'A device that Intune manages can be read by its id, and was enrolled at the same time.',
  thing: 'a managed device',
  list: list(devices, device, { query: { $top: '20' } }),
  get: get(`${devices}/{id}`, device),
  same: ['enrolledDateTime'],
  needs: [
    'a licence for Intune',
    'a device that Intune manages',
    'when signed in, a role in Intune that may read devices',
  ],
});
