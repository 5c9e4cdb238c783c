import { zipSync } from 'fflate';
import { startSimulator } from '../src';
import type { Simulator } from '../src';
import { Client } from './client';
import { emptyWorkbook } from './empty-workbook';

let simulator: Simulator;
let client: Client;

beforeAll(async () => {
  simulator = await startSimulator();
  client = await Client.open(simulator.origin, 'signedin.example');
});
afterAll(() => simulator.close());

async function upload(name: string, content: Uint8Array): Promise<string> {
  const { json } = await client.send('PUT', `/me/drive/root:/${name}:/content`, content);
  return `/me/drive/items/${String(json['id'])}/workbook`;
}

const range = (workbook: string, address: string) =>
  `${workbook}/worksheets/Sheet1/range(address='${address}')`;

test('a workbook that others have packed is opened, and its sheets have their names', async () => {
  const xml =
    '<workbook><sheets><sheet name="Costs" sheetId="1"/><sheet name="Plan"/></sheets></workbook>';
  const zip = zipSync({ 'other.xml': [Buffer.from(xml), {}], 'xl/workbook.xml': Buffer.from(xml) });
  const { json } = await client.get(`${await upload('packed.xlsx', zip)}/worksheets`);
  expect(json['value']).toMatchObject([
    { name: 'Costs', position: 0 },
    { name: 'Plan', position: 1 },
  ]);
});

test('what is no workbook is refused', async () => {
  const { status, json } = await client.get(
    `${await upload('text.xlsx', Buffer.from('text'))}/worksheets`,
  );
  expect({ status, json }).toMatchObject({
    status: 400,
    json: { error: { code: 'FileCorruptTryRepair' } },
  });
});

test('values of another shape than the range are refused', async () => {
  const workbook = await upload('shape.xlsx', emptyWorkbook());
  for (const values of [[[1]], [[1, 2, 3]], 'text', [[{}, 1]]]) {
    const { status } = await client.send('PATCH', range(workbook, 'A1:B1'), { values });
    expect(status).toBe(400);
  }
  expect((await client.get(range(workbook, '1A'))).status).toBe(400);
});

test('a formula follows the cells it names, and text is none of a sum', async () => {
  const workbook = await upload('sum.xlsx', emptyWorkbook());
  const write = (address: string, values: unknown) =>
    client.send('PATCH', range(workbook, address), { values });
  await write('AA9:AA11', [[1], ['two'], [3]]);
  await write('B1', [['=SUM(AA9:AA11)']]);
  const { json } = await client.get(range(workbook, 'B1'));
  expect(json).toMatchObject({ values: [[4]], formulas: [['=SUM(AA9:AA11)']], text: [['4']] });
});

test('a session belongs to one workbook and ends when it is closed', async () => {
  const [one, other] = [
    await upload('one.xlsx', emptyWorkbook()),
    await upload('other.xlsx', emptyWorkbook()),
  ];
  const { json } = await client.send('POST', `${one}/createSession`, { persistChanges: false });
  const headers = { 'workbook-session-id': String(json['id']) };
  expect((await client.get(`${one}/worksheets`, headers)).status).toBe(200);
  expect((await client.get(`${other}/worksheets`, headers)).status).toBe(404);
  expect((await client.send('POST', `${one}/closeSession`, undefined, headers)).status).toBe(204);
  expect((await client.get(`${one}/worksheets`, headers)).json).toMatchObject({
    error: { code: 'InvalidSession' },
  });
});

test('other content is another workbook', async () => {
  const workbook = await upload('again.xlsx', emptyWorkbook());
  await client.send('PATCH', range(workbook, 'A1'), { values: [[7]] });
  expect((await client.get(range(workbook, 'A1'))).json['values']).toEqual([[7]]);
  await upload('again.xlsx', emptyWorkbook());
  expect((await client.get(range(workbook, 'A1'))).json['values']).toEqual([['']]);
});

test('Excel takes no app', async () => {
  const app = await Client.open(simulator.origin, 'contoso.example');
  const { json } = await app.send('PUT', '/me/drive/root:/app.xlsx:/content', emptyWorkbook());
  const path = `/me/drive/items/${String(json['id'])}/workbook/worksheets`;
  expect((await app.get(path)).status).toBe(403);
});
