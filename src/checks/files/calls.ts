import { defineCreation, finding, HOUR_MS, ifThere, removing } from '@perennial/checks';
import type { Find, Graph, Made } from '@perennial/checks';
import * as z from 'zod';
import { get, list, post, put } from '../graph';

export const id = { id: z.string() };
export const inDrive = { ...id, parentReference: z.looseObject({ driveId: z.string() }) };

/** What a change says of an item; with `deleted` it is no more (https://learn.microsoft.com/graph/api/driveitem-delta). */
export const change = { ...id, deleted: z.looseObject({}).optional() };

export const readDrive = get('/me/drive', id);
export const listFolder = list(
  '/me/drive/items/{folder}/children',
  { ...id, name: z.string(), size: z.number() },
  { docs: 'driveitem-list-children' },
);

const readNamed = get('/me/drive/root:/{name}', { ...id, name: z.string() });
const purge = post('/drives/{drive}/items/{id}/permanentDelete', undefined, { repeatable: true });

/** The id of what has this name in the drive’s root folder. */
export async function idByName(graph: Graph, name: string): Promise<string | undefined> {
  const found = await ifThere(() => graph.send(readNamed, { at: { name } }));
  return found?.name === name ? found.id : undefined;
}

/** Finds what has one of these names, made of the marker, in the drive’s root folder. */
export const findNamed = (...namesOf: readonly ((marker: string) => string)[]): Find =>
  finding([readNamed], async ({ graph }, marker) => {
    const found: Made[] = [];
    for (const nameOf of namesOf) {
      const known = await idByName(graph, nameOf(marker));
      if (known !== undefined) found.push({ id: known, at: {} });
    }
    return found;
  });

/** How an item of the drive is removed, and what the docs say of it. */
export const purged = {
  removal: 'permanently deleted, without the recycle bin',
  remove: removing([readDrive, purge], async ({ graph }, made) => {
    const drive = await graph.send(readDrive);
    await graph.send(purge, { at: { drive: drive.id, id: made.id } });
  }),
};

export const upload = put('/me/drive/root:/{name}:/content', {
  ...id,
  eTag: z.string(),
  cTag: z.string(),
  parentReference: z.looseObject({ driveId: z.string(), id: z.string() }),
});

/** The names that a check’s file has: of a text, of a second one or after a renaming, of bytes. */
export const textName = (marker: string) => `${marker}.txt`;
export const secondName = (marker: string) => `${marker}-2.txt`;
export const bytesName = (marker: string) => `${marker}.bin`;

export const file = defineCreation({
  ...purged,
  name: 'files.file',
  what: 'a text file in the drive’s root folder',
  make: upload,
  find: findNamed(textName, secondName, bytesName),
});

export const copy = defineCreation({
  ...purged,
  name: 'files.copy',
  what: 'a copy of it, beside it',
  make: post('/me/drive/items/{id}/copy', undefined, { body: ['name', 'parentReference'] }),
  find: findNamed(secondName),
  lateByMs: HOUR_MS,
});

/** A file that is sent in parts. Its id comes with the answer to the last one. */
export const partedFile = defineCreation({
  ...purged,
  name: 'files.parted-file',
  what: 'a file of random bytes, about 330 KiB, in the drive’s root folder',
  make: post(
    '/me/drive/root:/{name}:/createUploadSession',
    { uploadUrl: z.string() },
    { body: ['item'] },
  ),
  find: findNamed(bytesName),
});

export const createFolder = post('/me/drive/root/children', id, {
  body: ['name', 'folder', '@microsoft.graph.conflictBehavior'],
});
/** The body of a new folder, but for its name. */
export const newFolder = { folder: {}, '@microsoft.graph.conflictBehavior': 'fail' };

export const folder = defineCreation({
  name: 'files.folder',
  what: 'a folder in the drive’s root folder',
  removal: 'permanently deleted with what is in it, without the recycle bin',
  make: createFolder,
  marker: 'name',
  find: findNamed((marker) => marker),
  remove: purged.remove,
});
