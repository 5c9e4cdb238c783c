import * as z from 'zod';
import { equal, ok } from '../assert';
import { call, defineCheck } from '../define';
import type { RunContext } from '../define';
import { collect, pageOf } from '../paging';
import { words } from '../text';
import { fileCalls, fileName, ownFile, storeText } from './own-file';

const permission = z.looseObject({ id: z.string() });

const calls = {
  ...fileCalls,
  share: call({
    method: 'POST',
    path: '/me/drive/items/{id}/createLink',
    delegated: 'Files.ReadWrite',
    application: 'Files.ReadWrite.All',
    bodyProperties: ['type', 'scope'],
    response: z.looseObject({
      id: z.string(),
      roles: z.array(z.string()),
      link: z.looseObject({ type: z.string(), scope: z.string() }),
    }),
    status: [200, 201],
    page: 'https://learn.microsoft.com/graph/api/driveitem-createlink',
  }),
  permissions: call({
    method: 'GET',
    path: '/me/drive/items/{id}/permissions',
    delegated: 'Files.Read',
    application: 'Files.Read.All',
    response: pageOf(permission),
    page: 'https://learn.microsoft.com/graph/api/driveitem-list-permissions',
  }),
  unshare: call({
    method: 'DELETE',
    path: '/me/drive/items/{id}/permissions/{permission}',
    delegated: 'Files.ReadWrite',
    application: 'Files.ReadWrite.All',
    status: [204],
    page: 'https://learn.microsoft.com/graph/api/permission-delete',
  }),
};

const MOST_PERMISSIONS = 100;

/** Whether the file lists the permission, once the list says what is waited for. */
async function listed(context: RunContext, id: string, permissionId: string, expected: boolean) {
  const query = { $select: 'id' };
  return context.poll(
    async () => {
      const args = { params: { id }, query };
      const { items } = await collect(context, calls.permissions, args, MOST_PERMISSIONS);
      return items.some((item) => item.id === permissionId);
    },
    (found) => found === expected,
  );
}

export const check = defineCheck({
  id: 'files.share-link',
  workload: 'files',
  kind: 'write',
  title: 'A sharing link comes and goes',
  proves: 'A link to a file for people in the organization is among its permissions until removed.',
  consistency: 'polled',
  modes: ['application', 'delegated'],
  calls,
  creates: {
    file: ownFile(
      'a text file in the drive’s root folder, with a link to view it for the organization',
      fileName,
    ),
  },
  needs: ['sharing links for people in the organization, allowed by the tenant’s sharing settings'],
  async run(context) {
    const { id } = await storeText(context, fileName(context.marker), words(context.random, 10));
    const { body: shared } = await context.send(calls.share, {
      params: { id },
      body: { type: 'view', scope: 'organization' },
    });
    equal('the link is one to view', shared.link.type, 'view');
    equal('the link is for the organization', shared.link.scope, 'organization');
    ok(
      'the link lets nobody write',
      shared.roles.every((role) => role === 'read'),
    );
    equal('the file lists the link', await listed(context, id, shared.id, true), true);
    await context.send(calls.unshare, { params: { id, permission: shared.id } });
    equal('the link is gone', await listed(context, id, shared.id, false), false);
  },
});
