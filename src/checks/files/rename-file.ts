import * as z from 'zod';
import { equal } from '../assert';
import { call, defineCheck } from '../define';
import { words } from '../text';
import { findInRoot } from './item';
import { fileCalls, fileName, ownFile, secondName, storeText } from './own-file';

const calls = {
  ...fileCalls,
  rename: call({
    method: 'PATCH',
    path: '/me/drive/items/{id}',
    delegated: 'Files.ReadWrite',
    application: 'Files.ReadWrite.All',
    bodyProperties: ['name'],
    response: z.looseObject({ id: z.string(), name: z.string() }),
    page: 'https://learn.microsoft.com/graph/api/driveitem-update',
  }),
};

export const check = defineCheck({
  id: 'files.rename-file',
  workload: 'files',
  kind: 'write',
  title: 'A renamed file answers to its new name only',
  proves: 'A file keeps its id under another name, and nothing is left under the old one.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  creates: {
    file: ownFile('a text file in the drive’s root folder, renamed once', fileName, secondName),
  },
  async run(context) {
    const { marker } = context;
    const { id } = await storeText(context, fileName(marker), words(context.random, 10));
    const { body: renamed } = await context.send(calls.rename, {
      params: { id },
      body: { name: secondName(marker) },
    });
    equal('the answer is about the file', renamed.id, id);
    equal('the file has its new name', renamed.name, secondName(marker));
    const left = await findInRoot(context, fileName(marker));
    equal('nothing has the old name', left.length, 0);
    const [found] = await findInRoot(context, secondName(marker));
    equal('the new name leads to the file', found, id);
  },
});
