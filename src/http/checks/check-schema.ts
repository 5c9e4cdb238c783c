import * as z from 'zod';
import { workloads } from '../../checks/workloads';
import { link, mode } from '../schemas/common';

const permissions = z
  .array(z.string())
  .describe('Least permissions; empty where the mode is not supported');

export const check = z
  .object({
    id: z.string(),
    workload: z.string().meta({ enum: [...workloads] }),
    kind: z.enum(['read', 'write']),
    title: z.string(),
    proves: z.string(),
    modes: z.array(mode),
    calls: z.array(
      z.object({
        method: z.enum(['GET', 'POST', 'PATCH', 'PUT', 'DELETE']),
        path: z.string(),
        page: link,
      }),
    ),
    permissions: z.object({ delegated: permissions, application: permissions }),
    needs: z
      .array(z.string())
      .describe('What no token shows: a directory role, an access policy, a licence'),
    always: z.boolean().describe('Whether every run includes it unless an account says otherwise'),
  })
  .meta({
    id: 'Check',
    examples: [
      {
        id: 'mail.page-inbox',
        workload: 'mail',
        kind: 'read',
        title: 'Messages are read page by page',
        proves: 'Pages follow each other without a gap or a repeat.',
        modes: ['application', 'delegated'],
        calls: [
          {
            method: 'GET',
            path: '/me/mailFolders/inbox/messages',
            page: 'https://learn.microsoft.com/graph/api/mailfolder-list-messages',
          },
        ],
        permissions: { delegated: ['Mail.ReadBasic'], application: ['Mail.ReadBasic.All'] },
        needs: [],
        always: true,
      },
    ],
  });

export const briefChecks = z
  .record(z.string(), check.pick({ title: true, workload: true, kind: true }))
  .describe('Id → the check in brief');
