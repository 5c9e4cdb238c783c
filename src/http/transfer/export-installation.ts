import { exportAll } from '../../transfer/export';
import { iso } from '../failure-view';
import { operation, OPERATOR } from '../operation';
import { exported } from './transfer-schema';

export const exportInstallation = operation({
  id: 'exportInstallation',
  method: 'GET',
  path: '/api/export',
  tag: 'installation',
  summary: 'Accounts, members and settings, without anything secret',
  description:
    'What `POST /api/import` takes. Of channels what is not secret; the outside watch’s address is, and stays behind.',
  roles: OPERATOR,
  answers: { 200: { description: 'Everything but secrets', schema: exported } },
  handle: async ({ core }) => ({
    status: 200,
    body: { version: 1, exportedAt: iso(core.clock()), ...(await exportAll(core)) },
  }),
});
