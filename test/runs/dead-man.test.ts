import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createDeadMan } from '../../src/channels/dead-man';
import { initialSettings } from '../../src/domain/settings';
import { handle } from '../../src/http/api';
import * as operations from '../../src/http/operations';
import { RateLimit } from '../../src/http/rate-limit';
import { readRequest } from '../../src/http/request';
import type { ApiServices } from '../../src/http/services';
import { HealthReader } from '../../src/maintenance/health';
import { LastSeen } from '../../src/members/last-seen';
import { Targets } from '../../src/network/targets';
import { StandIn } from '../../src/runs/stand-in';
import { tick } from '../../src/runs/tick';
import { NOW } from '../domain/support';
import { MemoryTable } from '../../local/memory-table';
import { until } from '../support/until';
import { readCheck, worldOn } from '../support/world';
import type { World } from '../support/world';

const MINUTE = 60_000;
const KEY = 'operator-key-for-tests-0123456789';
const NOT_TOLD = 'warn dead-man.not-told';

const aWorld = (table = new MemoryTable()) => worldOn(table, [readCheck('one')]);

async function watched(world: World, url: string): Promise<void> {
  world.secrets.set('watch', url);
  const deadMan = { host: new URL(url).host, secret: 'watch' };
  await world.settings.write(undefined, { ...initialSettings(30), deadMan });
}

describe('the ping', () => {
  let status = 200;
  let asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url} ${request.headers['user-agent']}`);
    response.writeHead(status, { location: '/elsewhere' }).end();
  });
  beforeAll(() => new Promise<void>((done) => server.listen(0, '127.0.0.1', done)));
  afterAll(() => new Promise((done) => server.close(done)));
  beforeEach(() => {
    [status, asked] = [200, []];
  });

  const watch = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/ping/secret`;
  const calling = (world: World, allowPrivate = true): World => {
    const targets = new Targets({ allowPrivate });
    return { ...world, deadMan: createDeadMan({ targets, proxies: {}, userAgent: 'Perennial/0' }) };
  };

  test('tells the watch of each finished tick, and of none that has failed', async () => {
    const world = aWorld();
    await watched(world, watch());
    await tick(calling(world));
    await tick(calling(world));
    const told = 'GET /ping/secret Perennial/0';
    expect(asked).toEqual([told, told]);
    expect(world.events).not.toContain(NOT_TOLD);
    await world.register();
    const runQueue = { ...world.runQueue, send: () => Promise.reject(new Error('refused')) };
    await expect(tick({ ...calling(world), runQueue })).rejects.toThrow();
    expect(asked).toHaveLength(2);
  });

  test.each([302, 404, 500])(
    'answered with %d it is a warning, and follows nothing',
    async (code) => {
      const world = aWorld();
      await watched(world, watch());
      status = code;
      await tick(calling(world));
      expect(asked).toHaveLength(1);
      expect(world.events.filter((event) => event === NOT_TOLD)).toHaveLength(1);
      expect((await world.system.heartbeat())?.value.at).toBe(NOW);
    },
  );

  test('leads to no private address, where that is not allowed', async () => {
    const world = aWorld();
    await watched(world, watch().replace('http:', 'https:'));
    const closed = calling(world, false);
    await tick(closed);
    expect(asked).toEqual([]);
    expect(world.events).toContain(NOT_TOLD);
    expect(await closed.deadMan.ping(watch())).toBe('target-refused');
    expect(await closed.deadMan.check('https://10.0.0.1/')).toBe('must lead to a public address');
  });

  test('a vault without the address is a warning, and a watch that hangs is left after 5 s', async () => {
    const world = aWorld();
    await watched(world, watch());
    world.secrets.delete('watch');
    await tick(calling(world));
    expect(world.events.filter((event) => event === NOT_TOLD)).toHaveLength(1);
    world.secrets.set('watch', watch());
    jest.useFakeTimers();
    try {
      const ping = () => new Promise<undefined>(() => undefined);
      const ticked = tick({ ...world, deadMan: { ...world.deadMan, ping } });
      await jest.advanceTimersByTimeAsync(5000);
      expect(await ticked).toMatchObject({ sent: 0 });
    } finally {
      jest.useRealTimers();
    }
    expect(world.events.filter((event) => event === NOT_TOLD)).toHaveLength(2);
  });
});

describe('standing in for the timer', () => {
  const ticks = (world: World) =>
    world.events.filter((event) => event === 'info tick.completed').length;

  test('begins when the last tick is older than three periods, and not before the first one', async () => {
    const world = aWorld();
    const standIn = new StandIn(5);
    await standIn.look(world);
    await world.system.beat({ at: NOW - 15 * MINUTE, cutShort: false });
    await standIn.look(world);
    expect(ticks(world)).toBe(0);
    world.now += 1;
    await world.register();
    await standIn.look(world);
    expect(ticks(world)).toBe(1);
    expect(world.runMessages).toHaveLength(1);
    expect((await world.system.heartbeat())?.value.at).toBe(world.now);
    await standIn.look(world);
    expect(ticks(world)).toBe(1);
  });

  test('of many instances that see it at once, one ticks', async () => {
    const table = new MemoryTable();
    const worlds = Array.from({ length: 8 }, () => aWorld(table));
    await worlds[0]?.system.beat({ at: NOW - 60 * MINUTE, cutShort: false });
    await Promise.all(worlds.map((world) => new StandIn(5).look(world)));
    expect(worlds.map(ticks).filter((count) => count > 0)).toEqual([1]);
  });

  test('is tried again two minutes after one that failed, and not sooner', async () => {
    const world = aWorld();
    await world.register();
    await world.system.beat({ at: NOW - 60 * MINUTE, cutShort: false });
    let tries = 0;
    const send = () => Promise.reject(new Error(`refused ${(tries += 1)}`));
    const broken = { ...world, runQueue: { ...world.runQueue, send } };
    const look = () => new StandIn(5).look(broken);
    await look();
    expect(world.events).toContain('error stand-in.failed');
    world.now += 2 * MINUTE - 1;
    await look();
    expect(tries).toBe(1);
    world.now += 1;
    await look();
    expect(tries).toBe(2);
  });

  const apiOn = (world: World): ApiServices => ({
    operations: Object.values(operations),
    version: '0.1.0',
    clock: world.clock,
    log: world.log,
    problems: [],
    operatorKey: KEY,
    simulator: undefined,
    health: new HealthReader({ clock: world.clock, problems: () => [], tickMinutes: 5 }, world),
    tokenRequests: new RateLimit(world.clock),
    runRequests: new RateLimit(world.clock),
    dashboard: () => Promise.reject(new Error('not built')),
    lastSeen: new LastSeen(),
    standIn: new StandIn(5),
    core: { ...world, defaultAlways: [], minGapSeconds: 5 },
  });

  const ask = async (api: ApiServices, path: string, key = KEY) => {
    const headers = new Headers({ authorization: `Bearer ${key}` });
    const url = `http://perennial.example${path}`;
    return (await handle(await readRequest({ method: 'GET', url, headers, body: null }), api))
      .status;
  };

  test('any request with a valid key sets it going, health and share pages do not', async () => {
    const world = aWorld();
    await world.system.beat({ at: NOW - 60 * MINUTE, cutShort: false });
    const takeOver = jest.spyOn(world.system, 'takeOver');
    const api = apiOn(world);
    expect(await ask(api, '/api/health')).toBe(200);
    expect(await ask(api, `/s/${'a'.repeat(43)}`)).toBe(404);
    expect(await ask(api, '/api/accounts', 'wrong')).toBe(401);
    await new Promise(setImmediate);
    expect(takeOver).not.toHaveBeenCalled();
    expect(await ask(api, '/api/accounts/none')).toBe(404);
    await until('a tick', () => ticks(world) === 1);
    expect(takeOver).toHaveBeenCalledTimes(1);
  });

  test('the answer does not wait for it', async () => {
    const world = aWorld();
    const system = { ...world.system, heartbeat: () => new Promise<never>(() => undefined) };
    expect(await ask(apiOn({ ...world, system }), '/api/accounts')).toBe(200);
  });
});
