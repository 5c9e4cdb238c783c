import * as z from 'zod';
import { equal, ok } from '../assert';
import { call, defineCheck } from '../define';

const quota = z.looseObject({ total: z.number(), used: z.number(), remaining: z.number() });

const calls = {
  drive: call({
    method: 'GET',
    path: '/me/drive',
    delegated: 'Files.Read',
    application: 'Files.Read.All',
    response: z.looseObject({ id: z.string(), driveType: z.string(), quota }),
    page: 'https://learn.microsoft.com/graph/api/drive-get',
  }),
  byId: call({
    method: 'GET',
    path: '/drives/{drive}',
    delegated: 'Files.Read',
    application: 'Files.Read.All',
    response: z.looseObject({ id: z.string(), driveType: z.string() }),
    page: 'https://learn.microsoft.com/graph/api/drive-get',
  }),
};

export const check = defineCheck({
  id: 'files.read-quota',
  workload: 'files',
  kind: 'read',
  title: 'The drive’s quota adds up',
  proves:
    'What is left of the drive’s quota is no more than all of it less what is used, and the drive is the same one under its own id.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  async run(context) {
    const query = { $select: 'id,driveType,quota' };
    const { body: drive } = await context.send(calls.drive, { query });
    const { total, used, remaining } = drive.quota;
    ok('nothing in the quota is below zero', Math.min(total, used, remaining) >= 0);
    // A drive over its quota has nothing left.
    ok('what is left is what is not used', remaining <= Math.max(0, total - used));
    const { body: same } = await context.send(calls.byId, {
      params: { drive: drive.id },
      query: { $select: 'id,driveType' },
    });
    equal('the drive has the same id under its own address', same.id, drive.id);
    equal('it is of the same type there', same.driveType, drive.driveType);
  },
});
