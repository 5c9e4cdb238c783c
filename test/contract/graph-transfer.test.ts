import { bare, content } from '../support/far-side';
import { failing, GraphWorld, TOKEN, userAgent } from './graph-world';

const world = new GraphWorld();

describe('a transfer', () => {
  test('carries what it is given and never the token', async () => {
    world.far.answers(bare(202));
    await world.open().transfer({
      method: 'PUT',
      url: `${world.far.origin}/upload?tempauth=1`,
      headers: { 'Content-Range': 'bytes 0-2/3', authorization: `Bearer ${TOKEN}`, Cookie: 'a=b' },
      body: new Uint8Array([1, 2, 3]),
    });
    const [seen] = world.far.seen;
    expect(seen).toMatchObject({ method: 'PUT', path: '/upload?tempauth=1' });
    expect(seen?.headers['content-range']).toBe('bytes 0-2/3');
    expect(seen?.headers['user-agent']).toBe(userAgent);
    expect([...(seen?.body ?? [])]).toEqual([1, 2, 3]);
    expect(JSON.stringify(seen?.headers)).not.toMatch(/canary|cookie/i);
  });

  test('follows up to three redirects, without the token', async () => {
    const on = bare(302, { location: '/next' });
    world.far.answers(on, on, on, content(200, 'text/plain', 'bytes'));
    const answer = await world
      .open()
      .transfer({ method: 'GET', url: `${world.far.origin}/download` });
    expect(Buffer.from(answer.bytes).toString()).toBe('bytes');
    expect(JSON.stringify(world.far.seen)).not.toContain('canary');
    world.far.answers(on);
    const endless = world.open().transfer({ method: 'GET', url: `${world.far.origin}/download` });
    expect((await failing(endless)).code).toBe('too-many-redirects');
  });

  test('brings back a redirect into the API, which only the session may follow', async () => {
    world.far.answers(bare(303, { location: `${world.far.origin}/v1.0/drives/1/items/2` }));
    const answer = await world
      .open()
      .transfer({ method: 'GET', url: `${world.far.origin}/monitor` });
    expect(answer.status).toBe(303);
    expect(world.far.seen).toHaveLength(1);
  });

  test.each([
    'http://storage.example/x',
    'https://storage.example/x',
    'https://sharepoint.com.evil.example/x',
    'https://notsharepoint.com/x',
    'https://evil-1drv.com/x',
    'ftp://127.0.0.1/x',
    'https://user:pass@storage.example/x',
    '/relative',
    '',
  ])('does not go to %j', async (url) => {
    const refused = await failing(world.open().transfer({ method: 'GET', url }));
    expect(refused.code).toBe('foreign-link');
    expect(world.far.seen).toEqual([]);
  });

  test('does not go to this machine when Graph is Microsoft’s', async () => {
    const session = world.open(world.graph({ origin: 'https://graph.microsoft.com' }));
    const refused = await failing(
      session.transfer({ method: 'GET', url: `${world.far.origin}/x` }),
    );
    expect(refused.code).toBe('foreign-link');
    expect(world.far.seen).toEqual([]);
  });

  test('does not follow a redirect to a place it would not go to', async () => {
    world.far.answers(bare(302, { location: 'http://storage.example/x' }));
    const refused = await failing(
      world.open().transfer({ method: 'GET', url: `${world.far.origin}/x` }),
    );
    expect(refused.code).toBe('foreign-link');
  });
});
