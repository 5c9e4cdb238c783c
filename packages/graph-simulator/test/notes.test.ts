import { startSimulator } from '../src';
import type { Simulator } from '../src';
import { Client } from './client';

const NOTES = '/me/onenote';
const AS_HTML = { 'content-type': 'text/html' };
const html = (title: string, text: string) =>
  `<html><head><title>${title}</title></head><body><p>${text}</p></body></html>`;

let simulator: Simulator;
let client: Client;

beforeAll(async () => {
  simulator = await startSimulator();
  client = await Client.open(simulator.origin, 'signedin.example');
});
afterAll(() => simulator.close());

test('a notebook, a section and a page can be made; the page shows markup of OneNote’s own', async () => {
  const notebook = await client.make(`${NOTES}/notebooks`, { displayName: 'Made' });
  const section = await client.make(`${NOTES}/notebooks/${notebook}/sections`, {
    displayName: 'Within',
  });
  const pages = `${NOTES}/sections/${section}/pages`;
  const made = await client.send('POST', pages, html('First', 'One two'), AS_HTML);
  expect(made).toMatchObject({ status: 201, json: { title: 'First' } });
  const page = `${NOTES}/pages/${String(made.json['id'])}`;
  const { bytes } = await client.get(`${page}/content`);
  expect(new TextDecoder().decode(bytes)).toMatch(/<p style="[^"]+">One two<\/p>/);
  expect((await client.get(pages)).json['value']).toMatchObject([{ title: 'First' }]);
  expect((await client.send('DELETE', page)).status).toBe(204);
  expect((await client.get(page)).json).toMatchObject({ error: { code: '20102' } });
  expect((await client.get(pages)).json['value']).toEqual([]);
});

test('a section comes with its notebook, asked for or not', async () => {
  const { json } = await client.get(`${NOTES}/sections`);
  const { json: books } = await client.get(`${NOTES}/notebooks`);
  const known = (books['value'] as { id: string }[]).map(({ id }) => id);
  for (const { parentNotebook } of json['value'] as { parentNotebook: { id: string } }[])
    expect(known).toContain(parentNotebook.id);
});

test('a page is HTML, and names keep to what OneNote allows', async () => {
  const { json } = await client.get(`${NOTES}/sections`);
  const [section] = json['value'] as { id: string }[];
  const path = `${NOTES}/sections/${section?.id ?? ''}/pages`;
  expect((await client.send('POST', path, { title: 'a' })).status).toBe(400);
  const named = await client.send('POST', `${NOTES}/notebooks`, { displayName: 'a/b' });
  expect(named.status).toBe(400);
});

test('OneNote takes no app', async () => {
  const app = await Client.open(simulator.origin, 'contoso.example');
  expect(await app.get(`${NOTES}/notebooks`)).toMatchObject({
    status: 403,
    json: { error: { code: '40004' } },
  });
});
