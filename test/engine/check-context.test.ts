import { getEventListeners } from 'node:events';
import * as z from 'zod';
import { endingAt, sleep } from '../../src/engine/tenant';
import type { Tenant } from '../../src/engine/tenant';
import {
  aSession,
  contextInput,
  grammar,
  NOW,
  response,
  runContext,
  stillClock,
} from '../checks/support';

const list = grammar.get(
  '/me/things/{name}',
  { id: z.string() },
  {
    permission: 'Mail.Read',
    select: false,
  },
);
const contextOf = (input: Tenant) => runContext(input, [list]).context;

test('a call is sent with its parameters, options, headers and body', async () => {
  const handler = jest.fn(() => response(200, { id: '1', more: true }));
  const context = contextOf(contextInput(aSession(handler)));
  const body = await context.graph.send(list, {
    at: { name: 'a/b' },
    query: { $select: 'id,name' },
    headers: { Prefer: 'x' },
    body: { some: 'thing' },
  });
  expect(body).toEqual({ id: '1', more: true });
  expect(handler).toHaveBeenCalledWith({
    method: 'GET',
    path: '/me/things/a%2Fb?$select=id%2Cname',
    headers: { Prefer: 'x' },
    expectsJson: true,
    expectsRedirect: false,
    repeatable: true,
    body: { some: 'thing' },
  });
});

test('a link is followed as it came, and its answer held to the same form', async () => {
  const session = aSession(() => response(200, { name: 'no id' }));
  const context = contextOf(contextInput(session));
  const link = 'https://graph.microsoft.com/v1.0/me/things?$skiptoken=a%2Fb';
  await expect(context.graph.follow(list, link)).rejects.toMatchObject({
    code: 'bad-shape',
  });
  expect(session.asked).toEqual([`GET ${decodeURIComponent(link)}`]);
});

test('a pre-authenticated link goes by another way than calls do', async () => {
  const session = aSession(() => response(500));
  const { status } = await contextOf(contextInput(session)).graph.transfer({
    method: 'GET',
    url: 'https://download.example/x',
  });
  expect(status).toBe(200);
  expect(session.asked).toEqual(['GET https://download.example/x']);
});

test('polling asks until it is ready, at its own pace', async () => {
  const { clock, sleep } = stillClock();
  const context = contextOf(
    contextInput(
      aSession(() => response(200)),
      { clock, sleep },
    ),
  );
  const asked: number[] = [];
  const ask = () => Promise.resolve(asked.push(clock() - NOW));
  const bound = { everyMs: 1000, forMs: 5000 };
  expect(await context.eventually('it is ready', ask, (count) => count === 3, bound)).toBe(3);
  expect(asked).toEqual([0, 1000, 2000]);
});

test('polling gives up when its time is over', async () => {
  const context = contextOf(contextInput(aSession(() => response(200))));
  const ask = jest.fn(() => Promise.resolve('not yet'));
  const waiting = context.eventually('it is ready', ask, () => false, { forMs: 3000 });
  await expect(waiting).rejects.toMatchObject({
    kind: 'assertion',
    facts: { what: 'it is ready' },
  });
  expect(ask).toHaveBeenCalledTimes(4);
});

test('polling ends with the run, not after it', async () => {
  const context = contextOf(
    contextInput(
      aSession(() => response(200)),
      { deadline: NOW + 1500 },
    ),
  );
  const polling = context.eventually(
    'it is ready',
    () => Promise.resolve(0),
    () => false,
    { everyMs: 1000, forMs: 60_000 },
  );
  await expect(polling).rejects.toMatchObject({ failure: { code: 'deadline' } });
});

test('a pause that was not asked to be short is a real one, and ends with the signal', async () => {
  const controller = new AbortController();
  const session = aSession(() => response(200));
  const context = contextOf(contextInput(session, { sleep, signal: controller.signal }));
  const polling = context.eventually(
    'it is ready',
    () => Promise.resolve(0),
    () => false,
  );
  setImmediate(() => controller.abort());
  await expect(polling).rejects.toMatchObject({ failure: { code: 'deadline' } });
});

test('nothing is sent once the time is up', async () => {
  const session = aSession(() => response(200));
  const context = contextOf(contextInput(session, { deadline: NOW }));
  await expect(context.graph.send(list, { at: { name: 'x' } })).rejects.toMatchObject({
    failure: { code: 'deadline' },
  });
  await expect(
    context.graph.transfer({ method: 'GET', url: 'https://x.example' }),
  ).rejects.toMatchObject({
    failure: { code: 'deadline' },
  });
  expect(session.asked).toEqual([]);
});

test('a part that ends earlier ends with its own time or with the whole, and leaves nothing waiting', async () => {
  const whole = new AbortController();
  const { signal } = whole;
  const tenant = contextInput(
    aSession(() => response(200)),
    { signal, deadline: NOW + 60_000 },
  );
  const aborted = (part: Tenant) =>
    new Promise<string>((resolve) =>
      part.signal.addEventListener('abort', () => resolve(`${signal.aborted}`)),
    );
  const left = () => [jest.getTimerCount(), getEventListeners(signal, 'abort').length];
  jest.useFakeTimers();
  try {
    const done = await endingAt(tenant, NOW + 90_000, (part) => Promise.resolve(part.deadline));
    expect([done, ...left()]).toEqual([NOW + 60_000, 0, 0]);
    const failed = endingAt(tenant, NOW + 5000, () => Promise.reject(new Error('no')));
    await expect(failed).rejects.toThrow('no');
    expect(left()).toEqual([0, 0]);

    const timed = endingAt(tenant, NOW + 5000, aborted);
    jest.advanceTimersByTime(5000);
    expect([await timed, ...left()]).toEqual(['false', 0, 0]);
    const cut = endingAt(tenant, NOW + 5000, aborted);
    whole.abort();
    expect([await cut, ...left()]).toEqual(['true', 0, 0]);
  } finally {
    jest.useRealTimers();
  }
});
