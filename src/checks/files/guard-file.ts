import { isRefusedWith } from '@perennial/checks';
import * as z from 'zod';
import { equal, ok } from '../assert';
import { call, defineCheck } from '../define';
import type { RunContext } from '../define';
import { words } from '../text';
import { findInRoot } from './item';
import { fileCalls, fileName, ownFile, secondName, storeText } from './own-file';

const calls = {
  ...fileCalls,
  update: call({
    method: 'PATCH',
    path: '/me/drive/items/{id}',
    delegated: 'Files.ReadWrite',
    application: 'Files.ReadWrite.All',
    bodyProperties: ['name'],
    response: z.looseObject({ id: z.string() }),
    page: 'https://learn.microsoft.com/graph/api/driveitem-update',
  }),
};

const PRECONDITION_FAILED = 412;

/** Renames the file if it still has this eTag; tells whether Graph refused because it has not. */
const refused = async (context: RunContext, id: string, eTag: string): Promise<boolean> =>
  isRefusedWith(PRECONDITION_FAILED, () =>
    context.send(calls.update, {
      params: { id },
      headers: { 'If-Match': eTag },
      body: { name: secondName(context.marker) },
    }),
  );

export const check = defineCheck({
  id: 'files.guard-file',
  workload: 'files',
  kind: 'write',
  title: 'A change that comes too late is refused',
  proves:
    'A change to a file under an eTag that is no longer its own is refused and changes nothing.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  creates: {
    file: ownFile('a text file in the drive’s root folder, written twice', fileName, secondName),
  },
  async run(context) {
    const name = fileName(context.marker);
    const first = await storeText(context, name, words(context.random, 10));
    const second = await storeText(context, name, words(context.random, 11));
    ok('another content gives another eTag', second.eTag !== first.eTag);
    const wasRefused = await refused(context, first.id, first.eTag);
    ok('a change under the old eTag is refused', wasRefused);
    const [found] = await findInRoot(context, name);
    equal('the file has its name still', found, first.id);
  },
});
