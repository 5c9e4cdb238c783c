import { startSimulator } from '../src';
import type { Simulator } from '../src';
import { Client, codeOf, values } from './client';

let simulator: Simulator;
let app: Client;
let signedIn: Client;

beforeEach(async () => {
  simulator = await startSimulator();
  app = await Client.open(simulator.origin, 'contoso.example');
  signedIn = await Client.open(simulator.origin, 'signedin.example');
});
afterEach(() => simulator.close());

const left = () => simulator.leftovers().map(({ workload, name }) => `${workload}: ${name}`);

describe('a site’s list', () => {
  const items = '/sites/root/lists/Perennial%20fixtures/items';
  const titled = (Title: string) => ({ fields: { Title } });
  const fieldsOf = async (id: string) =>
    (await app.get(`${items}/${id}?$select=id&$expand=fields($select=Title)`)).json['fields'];

  test('keeps an item and its change, and refuses a change of a version that has passed', async () => {
    const made = await app.send('POST', items, titled('One'));
    const id = String(made.json['id']);
    expect(made).toMatchObject({ status: 201, json: { fields: { Title: 'One' } } });
    expect(left()).toEqual(['sites: One']);
    const path = `${items}/${id}/fields`;
    const first = { 'If-Match': String(made.json['eTag']) };
    const changed = await app.send('PATCH', path, { Title: 'Two' }, first);
    expect(changed).toMatchObject({ status: 200, json: { id, Title: 'Two' } });
    expect((await app.send('PATCH', path, { Title: 'Three' }, first)).status).toBe(412);
    expect(await fieldsOf(id)).toMatchObject({ id, Title: 'Two' });
    expect((await app.send('DELETE', `${items}/${id}`)).status).toBe(204);
    expect((await app.get(`${items}/${id}`)).status).toBe(404);
    expect(left()).toEqual([]);
  });

  test('filters by a column without an index only for who says that it may fail', async () => {
    await app.make(items, titled('One'));
    await app.make(items, titled('Two'));
    const path = `${items}?$expand=fields&$filter=fields/Title eq 'Two'`;
    const refused = await app.get(path);
    expect([refused.status, codeOf(refused)]).toEqual([400, 'invalidRequest']);
    expect(JSON.stringify(refused.json)).toContain("Field 'Title' cannot be referenced");
    const prefer = 'HonorNonIndexedQueriesWarningMayFailRandomly';
    expect(values(await app.get(path, { prefer }))).toMatchObject([{ fields: { Title: 'Two' } }]);
  });

  test('shows no fields that are not asked for', async () => {
    await app.make(items, titled('One'));
    const [item] = values(await app.get(items));
    expect(item).not.toHaveProperty('fields');
    const [whole] = values(await app.get(`${items}?$expand=fields`));
    expect(whole).toMatchObject({ fields: { Title: 'One' } });
  });

  test('reports what was made and deleted since a moment', async () => {
    const latest = await app.get(`${items}/delta?token=latest`);
    expect(values(latest)).toEqual([]);
    const id = await app.make(items, titled('One'));
    const since = String(latest.json['@odata.deltaLink']);
    const next = await app.get(since);
    expect(values(next)).toMatchObject([{ id }]);
    await app.send('DELETE', `${items}/${id}`);
    const last = await app.get(String(next.json['@odata.deltaLink']));
    expect(values(last)).toEqual([{ id, deleted: { state: 'deleted' } }]);
  });

  test.each([
    ['a column it does not have', { fields: { Colour: 'red' } }, 'invalidRequest'],
    ['no fields', { contentType: { id: '0x01' } }, 'invalidRequest'],
  ])('refuses %s', async (_, body, code) => {
    expect(codeOf(await app.send('POST', items, body))).toBe(code);
    expect(left()).toEqual([]);
  });

  test.each([
    '/sites/another',
    '/sites/root/lists/Another',
    `${items}/99`,
    '/sites/root/pages/another',
  ])('%s is not there', async (path) => {
    expect(codeOf(await app.get(path))).toBe('itemNotFound');
  });
});

test('all sites are listed to an app, and to nobody who is signed in', async () => {
  expect(values(await app.get('/sites/getAllSites'))).toHaveLength(3);
  expect(codeOf(await signedIn.get('/sites/getAllSites'))).toBe('accessDenied');
});

test('a search for sites goes by name', async () => {
  const found = values(await app.get('/sites?search=team'));
  expect(found).toMatchObject([{ name: 'Team' }]);
  expect(values(await app.get('/sites?search=nothing%20of%20the%20sort'))).toEqual([]);
});

describe('an open extension', () => {
  const body = (extensionName: string) => ({
    '@odata.type': 'microsoft.graph.openTypeExtension',
    extensionName,
    note: 'text',
  });

  test('of a user is there once under its name, until it is deleted', async () => {
    expect((await app.send('POST', '/me/extensions', body('com.a'))).status).toBe(201);
    expect((await app.send('POST', '/me/extensions', body('com.a'))).status).toBe(409);
    expect((await app.get('/me/extensions/com.a')).json).toMatchObject({
      id: 'com.a',
      note: 'text',
    });
    expect(left()).toEqual(['extensions: com.a']);
    expect((await app.send('DELETE', '/me/extensions/com.a')).status).toBe(204);
    expect(codeOf(await app.get('/me/extensions/com.a'))).toBe('Request_ResourceNotFound');
    expect(left()).toEqual([]);
  });

  test('of a message goes by its name and by its id, and goes with the message', async () => {
    const message = await app.make('/me/messages', { subject: 'Draft' });
    const extensions = `/me/messages/${message}/extensions`;
    const id = await app.make(extensions, body('com.a'));
    expect(id).toBe('microsoft.graph.openTypeExtension.com.a');
    for (const name of ['com.a', id])
      expect((await app.get(`${extensions}/${name}`)).json).toMatchObject({ note: 'text' });
    await app.send('POST', `/me/messages/${message}/permanentDelete`);
    expect(codeOf(await app.get(`${extensions}/com.a`))).toBe('ErrorItemNotFound');
  });

  test.each([
    ['a type', { extensionName: 'com.a' }],
    ['a name', { '@odata.type': '#microsoft.graph.openTypeExtension' }],
  ])('without %s is refused', async (_, given) => {
    expect((await app.send('POST', '/me/extensions', given)).status).toBe(400);
    expect(left()).toEqual([]);
  });
});

describe('the directory', () => {
  test('gives a user’s changes once, and then a link that goes on from there', async () => {
    const { json: self } = await app.get('/me');
    const first = await app.get(`/users/delta?$select=id&$filter=id eq '${String(self['id'])}'`);
    expect(values(first)).toEqual([{ id: self['id'] }]);
    const next = await app.get(String(first.json['@odata.deltaLink']));
    expect(values(next)).toEqual([]);
    expect(next.json['@odata.deltaLink']).toMatch(/deltatoken=/);
  });

  test('gives a delta’s pages until the last, which alone has the link to go on', async () => {
    const first = await app.get('/users/delta?$top=3');
    expect(first.json).not.toHaveProperty('@odata.deltaLink');
    const last = await app.get(String(first.json['@odata.nextLink']));
    expect(last.json).not.toHaveProperty('@odata.nextLink');
    expect(values(first).length + values(last).length).toBe(5);
  });

  test('finds users by the end of a name only in an advanced query', async () => {
    const query = "/users?$filter=endsWith(userPrincipalName,'@contoso.example')";
    const eventual = { ConsistencyLevel: 'eventual' };
    expect(codeOf(await app.get(query))).toBe('Request_UnsupportedQuery');
    expect(codeOf(await app.send('GET', query, undefined, eventual))).toBe(
      'Request_UnsupportedQuery',
    );
    const found = await app.send('GET', `${query}&$count=true`, undefined, eventual);
    expect(found.json['@odata.count']).toBe(5);
    expect(values(found)).toHaveLength(5);
  });

  test.each(['/domains/another', '/applications/another', "/servicePrincipals(appId='another')"])(
    '%s is not there',
    async (path) => {
      expect(codeOf(await app.get(path))).toBe('Request_ResourceNotFound');
    },
  );
});
