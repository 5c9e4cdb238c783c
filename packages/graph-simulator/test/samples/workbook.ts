import type { Client } from '../client';
import { emptyWorkbook } from '../empty-workbook';
import { newName } from './samples';
import type { Made, Samples } from './samples';

async function upload(client: Client): Promise<string> {
  const path = `/me/drive/root:/${newName()}.xlsx:/content`;
  const { json } = await client.send('PUT', path, emptyWorkbook());
  return String(json['id']);
}

const workbook = (made: Made) => `/me/drive/items/${made['workbook-id'] ?? ''}/workbook`;

/** Workbooks in a drive. */
export const workbookSamples: Samples = {
  parameters: {
    'workbook-id': upload,
    'worksheet-id': (client, made) =>
      client.make(`${workbook(made)}/worksheets/add`, { name: newName() }),
    'table-id': async (client, made) => {
      const body = { address: 'Sheet1!A1:B2', hasHeaders: true };
      return client.make(`${workbook(made)}/tables/add`, body);
    },
    address: () => Promise.resolve('B2:C2'),
  },
  bodies: [
    [/createSession$/, () => ({ persistChanges: true })],
    [/worksheets\/add$/, () => ({ name: newName() })],
    [/^PATCH .*range\(/, () => ({ values: [['a', 1]] })],
    [/tables\/add$/, () => ({ address: 'A1:B2', hasHeaders: true })],
    [/^POST .*\{table-id\}\/rows$/, () => ({ values: [['a', 1]] })],
  ],
  // No header names a session.
  statuses: [[/closeSession$/, 404]],
};
