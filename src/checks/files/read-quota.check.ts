import { defineCheck, expect } from '@perennial/checks';
import * as z from 'zod';
import { get } from '../graph';
import { id } from './calls';

const drive = { ...id, driveType: z.string() };
const quota = z.looseObject({ total: z.number(), used: z.number(), remaining: z.number() });

const readQuota = get('/me/drive', { ...drive, quota });
const readById = get('/drives/{id}', drive);

export default defineCheck({
  title: 'The drive’s quota adds up',
  proves:
    'What is left of the drive’s quota is no more than all of it less what is used, and the drive is the same one under its own id.',
  calls: [readQuota, readById],
  async run({ graph }) {
    const own = await graph.send(readQuota);
    const { total, used, remaining } = own.quota;
    expect.atLeast('nothing in the quota is below zero', Math.min(total, used, remaining), 0);
    // A drive over its quota has nothing left.
    expect.atMost('what is left is what is not used', remaining, Math.max(0, total - used));
    const same = await graph.send(readById, { at: { id: own.id } });
    expect.equal('the drive has the same id under its own address', same.id, own.id);
    expect.equal('it is of the same type there', same.driveType, own.driveType);
  },
});
