import { defineCheck, settles } from '@perennial/checks';
import * as z from 'zod';
import { get, list } from '../graph';
import { headers } from './calls';

const listDevices = list('/devices', { id: z.string() });
const countDevices = get('/devices/$count', undefined, { docs: 'device-list' });

const SIZE = 5;

export default defineCheck({
  title: 'The devices can be counted',
  proves: 'The directory lists its devices and counts them alike in two ways.',
  calls: [listDevices, countDevices],
  async run({ graph }) {
    const query = { $count: 'true', $top: String(SIZE) };
    await settles('the list’s count is the count of devices', async () => {
      const page = await graph.send(listDevices, { query, headers });
      const { bytes } = await graph.answer(countDevices, { headers });
      const counted = Number(new TextDecoder().decode(bytes));
      const listed = page['@odata.count'] ?? NaN;
      const shown = page.value.length;
      const fits = shown === Math.min(listed, SIZE);
      return counted === listed && fits ? undefined : { counted, listed, shown };
    });
  },
});
