import { defineCheck, expect, ifThere, nothingToCheck } from '@perennial/checks';
import * as z from 'zod';
import { get } from '../graph';
import { inDrive, readDrive } from './calls';

const readDocuments = get('/me/drive/special/documents', inDrive, {
  docs: 'drive-get-specialfolder',
});
const readFolder = get('/me/drive/items/{id}', { ...inDrive, folder: z.looseObject({}) });

export default defineCheck({
  title: 'The folder for documents is where its name leads',
  proves: 'The drive’s special folder for documents is a folder in that drive.',
  needs: ['a folder for documents, which OneDrive makes when it is first used'],
  calls: [readDrive, readDocuments, readFolder],
  async run({ graph }) {
    const drive = await graph.send(readDrive);
    const documents = await ifThere(() => graph.send(readDocuments));
    if (!documents) nothingToCheck({ what: 'documents' });
    const { id, parentReference } = documents;
    expect.equal('the folder lies in the drive', parentReference.driveId, drive.id);
    const same = await graph.send(readFolder, { at: { id } });
    expect.equal('its id leads to the same folder', same.id, id);
    expect.equal('which lies in the same drive', same.parentReference.driveId, drive.id);
  },
});
