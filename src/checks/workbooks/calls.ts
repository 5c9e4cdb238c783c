import { defineCreation } from '@perennial/checks';
import * as z from 'zod';
import { findNamed, id, purged, upload } from '../files/calls';
import { get, patch, post } from '../graph';

/** Excel for the web opens and closes what lies in a licensed user’s drive. */
export const EXCEL = 'a licence with Excel for the web';

export const nameOf = (marker: string) => `${marker}.xlsx`;

export const workbook = defineCreation({
  ...purged,
  name: 'workbooks.workbook',
  what: 'a workbook of a few cells, in the drive’s root folder',
  make: upload,
  find: findNamed(nameOf),
});

const path = '/me/drive/items/{file}/workbook';
export const sheets = `${path}/worksheets`;
export const tables = `${path}/tables`;

export const createSession = post(
  `${path}/createSession`,
  { ...id, persistChanges: z.boolean() },
  { body: ['persistChanges'] },
);
export const closeSession = post(`${path}/closeSession`);

/** Values of a range, row by row. */
export const cells = z.array(z.array(z.union([z.string(), z.number(), z.boolean()])));
export type Cells = z.output<typeof cells>;

const range = `${sheets}/{sheet}/range(address='{address}')`;
export const writeRange = patch(range, { values: cells }, { body: ['values'] });
export const readRange = get(range, { values: cells });

/** The calls of a check that works in a session, and of one that writes and reads cells besides. */
export const sessionCalls = [createSession, closeSession];
export const rangeCalls = [...sessionCalls, writeRange, readRange];
