import type { Arguments, Call, CheckContext } from '@perennial/checks';
import { closeSession, createSession, nameOf, readRange, workbook, writeRange } from './calls';
import type { Cells } from './calls';
import { emptyWorkbook, FIRST_SHEET, XLSX_TYPE } from './xlsx';

/** A session with a workbook: what is sent through it belongs together. */
export interface Session {
  send<Body>(call: Call<Body>, args?: Omit<Arguments, 'headers'>): Promise<Body>;
  /** Writes cells of the first sheet. @returns What they hold then. */
  write(address: string, values: Cells): Promise<Cells>;
  read(address: string): Promise<Cells>;
  close(): Promise<void>;
}

/** Stores an empty workbook. @returns Its id. */
export async function storeWorkbook({ graph, marker }: CheckContext): Promise<string> {
  const { id } = await graph.create(workbook, {
    at: { name: nameOf(marker) },
    headers: { 'Content-Type': XLSX_TYPE },
    body: emptyWorkbook(),
  });
  return id;
}

/**
 * Opens a session, whose changes are kept in the file or not.
 * https://learn.microsoft.com/graph/workbook-best-practice
 */
export async function openSession(
  { graph }: CheckContext,
  file: string,
  persistChanges: boolean,
): Promise<Session> {
  const { id } = await graph.send(createSession, { at: { file }, body: { persistChanges } });
  const headers = { 'workbook-session-id': id };
  const send: Session['send'] = async (call, { at, ...args } = {}) =>
    graph.send(call, { ...args, at: { file, ...at }, headers });
  const cellsAt = (address: string) => ({ sheet: FIRST_SHEET, address });
  return {
    send,
    write: async (address, values) =>
      (await send(writeRange, { at: cellsAt(address), body: { values } })).values,
    read: async (address) => (await send(readRange, { at: cellsAt(address) })).values,
    close: async () => send(closeSession),
  };
}

/**
 * Works in a new workbook, in a session that keeps its changes, and closes it: a file that is open
 * in Excel may not be deleted. After a failure the session ends by itself.
 */
export async function inWorkbook(
  context: CheckContext,
  work: (session: Session) => Promise<void>,
): Promise<void> {
  const session = await openSession(context, await storeWorkbook(context), true);
  await work(session);
  await session.close();
}

/** Whether two ranges hold the same values. */
export const sameCells = (actual: Cells, expected: Cells): boolean =>
  JSON.stringify(actual) === JSON.stringify(expected);
