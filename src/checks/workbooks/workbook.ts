import * as z from 'zod';
import { call } from '../define';
import type { Call, CallArguments, Creation, RunContext } from '../define';
import { findInRoot, itemCalls, purgeItem } from '../files/item';
import { emptyWorkbook, FIRST_SHEET, XLSX_TYPE } from './xlsx';

const WORKBOOK = '/me/drive/items/{file}/workbook';

/** Values of a range, row by row. */
export type Cells = readonly (readonly (string | number | boolean)[])[];
const cells = z.array(z.array(z.union([z.string(), z.number(), z.boolean()])));
const range = z.looseObject({ values: cells });
export type Range = z.output<typeof range>;

/** The calls of a check that works in a workbook of its own. Excel takes nobody but people who signed in. */
export const workbookCalls = {
  ...itemCalls,
  upload: call({
    method: 'PUT',
    path: '/me/drive/root:/{name}:/content',
    delegated: 'Files.ReadWrite',
    response: z.looseObject({ id: z.string() }),
    status: [200, 201],
    page: 'https://learn.microsoft.com/graph/api/driveitem-put-content',
  }),
  open: call({
    method: 'POST',
    path: `${WORKBOOK}/createSession`,
    delegated: 'Files.ReadWrite',
    bodyProperties: ['persistChanges'],
    response: z.looseObject({ id: z.string(), persistChanges: z.boolean() }),
    status: [201],
    page: 'https://learn.microsoft.com/graph/api/workbook-createsession',
  }),
  close: call({
    method: 'POST',
    path: `${WORKBOOK}/closeSession`,
    delegated: 'Files.ReadWrite',
    status: [204],
    page: 'https://learn.microsoft.com/graph/api/workbook-closesession',
  }),
};

/** The calls that write and read cells. */
export const rangeCalls = {
  write: call({
    method: 'PATCH',
    path: `${WORKBOOK}/worksheets/{sheet}/range(address='{address}')`,
    delegated: 'Files.ReadWrite',
    bodyProperties: ['values'],
    response: range,
    page: 'https://learn.microsoft.com/graph/api/range-update',
  }),
  read: call({
    method: 'GET',
    path: `${WORKBOOK}/worksheets/{sheet}/range(address='{address}')`,
    delegated: 'Files.ReadWrite',
    response: range,
    page: 'https://learn.microsoft.com/graph/api/worksheet-range',
  }),
};

/** Excel for the web opens and closes what lies in a licensed user's drive. */
export const EXCEL = 'a licence with Excel for the web';

const nameOf = (marker: string) => `${marker}.xlsx`;

export const workbookFile: Creation = {
  what: 'a workbook of a few cells, in the drive’s root folder',
  removal: 'permanently deleted, without the recycle bin',
  find: (context, marker) => findInRoot(context, nameOf(marker)),
  remove: purgeItem,
};

/** A session with a workbook: what is sent through it belongs together. */
export interface Session {
  readonly file: string;
  send<Schema extends z.ZodType>(
    call: Call<Schema>,
    args?: CallArguments,
  ): Promise<z.output<Schema>>;
  write(address: string, values: Cells): Promise<Range>;
  read(address: string): Promise<Range>;
  close(): Promise<void>;
}

/** Stores an empty workbook and tells the ledger. */
export async function storeWorkbook(context: RunContext): Promise<string> {
  const { body } = await context.send(workbookCalls.upload, {
    params: { name: nameOf(context.marker) },
    headers: { 'Content-Type': XLSX_TYPE },
    body: emptyWorkbook(),
  });
  context.created('file', body.id);
  return body.id;
}

/**
 * Opens a session, whose changes are kept in the file or not.
 * https://learn.microsoft.com/graph/workbook-best-practice
 */
export async function openSession(
  context: RunContext,
  file: string,
  persistChanges: boolean,
): Promise<Session> {
  const opened = await context.send(workbookCalls.open, {
    params: { file },
    body: { persistChanges },
  });
  const headers = { 'workbook-session-id': opened.body.id };
  const send = async <Schema extends z.ZodType>(
    which: Call<Schema>,
    { params, ...args }: CallArguments = {},
  ) => {
    const whole = { ...args, params: { file, ...params }, headers };
    return (await context.send(which, whole)).body;
  };
  const at = (address: string) => ({ sheet: FIRST_SHEET, address });
  return {
    file,
    send,
    write: (address, values) => send(rangeCalls.write, { params: at(address), body: { values } }),
    read: (address) => send(rangeCalls.read, { params: at(address), query: { $select: 'values' } }),
    close: async () => {
      await send(workbookCalls.close);
    },
  };
}

/**
 * Works in a new workbook, in a session that keeps its changes, and closes it: a file that is open
 * in Excel may not be deleted. After a failure the session ends by itself.
 */
export async function inWorkbook(
  context: RunContext,
  work: (session: Session) => Promise<void>,
): Promise<void> {
  const session = await openSession(context, await storeWorkbook(context), true);
  await work(session);
  await session.close();
}

/** Whether two ranges hold the same values. */
export function sameCells(actual: Cells, expected: Cells): boolean {
  return JSON.stringify(actual) === JSON.stringify(expected);
}
