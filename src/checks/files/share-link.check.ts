import { defineCheck, described, expect, words } from '@perennial/checks';
import * as z from 'zod';
import { del, list, post } from '../graph';
import { file, id } from './calls';
import { storeText } from './content';

const share = post(
  '/me/drive/items/{id}/createLink',
  {
    ...id,
    roles: z.array(z.string()),
    link: z.looseObject({ type: z.string(), scope: z.string() }),
  },
  { body: ['type', 'scope'] },
);
const listPermissions = list('/me/drive/items/{id}/permissions', id);
const unshare = del('/me/drive/items/{id}/permissions/{permission}');

export default defineCheck({
  title: 'A sharing link comes and goes',
  proves: 'A link to a file for people in the organization is among its permissions until removed.',
  needs: ['sharing links for people in the organization, allowed by the tenant’s sharing settings'],
  calls: [share, listPermissions, unshare],
  creates: [
    described(
      file,
      'a text file in the drive’s root folder, with a link to view it for the organization',
    ),
  ],
  async run(context) {
    const { graph, random, eventually } = context;
    const at = { id: (await storeText(context, words(random, 10))).id };
    const body = { type: 'view', scope: 'organization' };
    const shared = await graph.send(share, { at, body });
    expect.equal('the link is one to view', shared.link.type, 'view');
    expect.equal('the link is for the organization', shared.link.scope, 'organization');
    const onlyRead = shared.roles.every((role) => role === 'read');
    expect.holds('the link lets nobody write', onlyRead);
    const listed = async () => {
      const permissions = await graph.all(listPermissions, { at, limit: 100 });
      return permissions.some((permission) => permission.id === shared.id);
    };
    const patience = { forMs: 30_000 };
    await eventually('the file lists the link', listed, (isThere) => isThere, patience);
    await graph.send(unshare, { at: { ...at, permission: shared.id } });
    await eventually('the link is gone', listed, (isThere) => !isThere, patience);
  },
});
