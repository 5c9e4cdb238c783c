import * as z from 'zod';
import { importAll } from '../../transfer/import';
import { operation, OPERATOR } from '../operation';
import { exported, imported } from './transfer-schema';

export const importInstallation = operation({
  id: 'importInstallation',
  method: 'POST',
  path: '/api/import',
  tag: 'installation',
  summary: 'Adds what another installation has exported, and changes nothing that is here',
  description:
    'A second time it changes nothing. An imported account is `needs-credential` until it is given one; a member waits for a link (`POST /api/members/{memberId}/link`); settings are taken over where nothing has been set, with the channels that need no secret (`waitingChannels` names the others). At most 4 MiB.',
  roles: OPERATOR,
  query: z.strictObject({
    dryRun: z
      .enum(['true', 'false'])
      .default('false')
      .describe('true: only says what would be done'),
  }),
  body: exported,
  answers: { 200: { description: 'What became of each', schema: imported } },
  problems: [422],
  async handle({ core, principal, query, body }) {
    const dryRun = query.dryRun === 'true';
    const done = await importAll(core, principal, body, dryRun);
    return { status: 200, body: { dryRun, ...done } };
  },
});
