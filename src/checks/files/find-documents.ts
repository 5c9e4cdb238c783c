import * as z from 'zod';
import { equal, notApplicable } from '../assert';
import { call, defineCheck } from '../define';
import { ifThere } from '../removal';

const located = z.looseObject({
  id: z.string(),
  parentReference: z.looseObject({ driveId: z.string() }),
});

const calls = {
  drive: call({
    method: 'GET',
    path: '/me/drive',
    delegated: 'Files.Read',
    application: 'Files.Read.All',
    response: z.looseObject({ id: z.string() }),
    page: 'https://learn.microsoft.com/graph/api/drive-get',
  }),
  documents: call({
    method: 'GET',
    path: '/me/drive/special/documents',
    delegated: 'Files.Read',
    application: 'Files.Read.All',
    response: located,
    page: 'https://learn.microsoft.com/graph/api/drive-get-specialfolder',
  }),
  byId: call({
    method: 'GET',
    path: '/me/drive/items/{id}',
    delegated: 'Files.Read',
    application: 'Files.Read.All',
    response: located.extend({ folder: z.looseObject({}) }),
    page: 'https://learn.microsoft.com/graph/api/driveitem-get',
  }),
};

export const check = defineCheck({
  id: 'files.find-documents',
  workload: 'files',
  kind: 'read',
  title: 'The folder for documents is where its name leads',
  proves: 'The drive’s special folder for documents is a folder in that drive.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  needs: ['a folder for documents, which OneDrive makes when it is first used'],
  async run(context) {
    const { body: drive } = await context.send(calls.drive, { query: { $select: 'id' } });
    const query = { $select: 'id,parentReference' };
    const found = await ifThere(() => context.send(calls.documents, { query }));
    if (!found) notApplicable('not-provisioned', 'nothing-to-check', { what: 'documents' });
    const { id, parentReference } = found.body;
    equal('the folder lies in the drive', parentReference.driveId, drive.id);
    const { body: same } = await context.send(calls.byId, {
      params: { id },
      query: { $select: 'id,parentReference,folder' },
    });
    equal('its id leads to the same folder', same.id, id);
    equal('which lies in the same drive', same.parentReference.driveId, drive.id);
  },
});
