import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ThrottleGate } from '../../src/microsoft/throttle-gate';
import { createGraph } from '../../src/microsoft/graph';
import { createRecorder } from '../../src/microsoft/recorder';
import type { Recorder } from '../../src/microsoft/recorder';
import type { GraphSession } from '../../src/ports';
import { bare, breakOff, content, json, startFarSide } from '../support/far-side';
import type { FarSide } from '../support/far-side';

const TOKEN = 'canary-access-token';
let far: FarSide;
let folder: string;
let recorder: Recorder;
let session: GraphSession;

beforeEach(async () => {
  far = await startFarSide();
  folder = mkdtempSync(join(tmpdir(), 'perennial-record-'));
  recorder = createRecorder(join(folder, 'r.jsonl'));
  const clock = Date.now;
  const graph = createGraph({
    origin: far.origin,
    userAgent: 'Perennial/1',
    gate: new ThrottleGate(clock),
    clock,
    random: () => 0,
    recorder,
  });
  session = graph.open({
    tenantId: 'contoso.example',
    clientId: '11111111-1111-1111-1111-111111111111',
    mode: 'application',
    token: { accessToken: TOKEN, expiresAt: Infinity, permissions: ['Mail.Read'] },
    deadline: clock() + 20_000,
    signal: new AbortController().signal,
  });
});
afterEach(async () => {
  recorder.close();
  rmSync(folder, { recursive: true });
  await far.close();
});

interface Line {
  readonly method: string;
  readonly url: string;
  readonly requestHeaders: Record<string, string>;
  readonly requestBody?: unknown;
  readonly status?: number;
  readonly responseHeaders?: Record<string, string>;
  readonly responseBody?: unknown;
  readonly app?: string;
  readonly scopes?: readonly string[];
}

/** What was recorded so far; never anything that authenticates. */
function lines(): Line[] {
  const text = readFileSync(join(folder, 'r.jsonl'), 'utf8');
  expect(text).not.toMatch(/canary|authorization|cookie/i);
  expect(text.endsWith('\n')).toBe(true);
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
}

test('an exchange is one line, with JSON bodies as JSON, on disk at once', async () => {
  const body = { value: [], '@odata.nextLink': `${far.origin}/v1.0/me/messages?$skip=1` };
  far.answers(json(200, body, { 'request-id': 'r-1', 'set-cookie': 'canary=1' }));
  await session.request({
    method: 'POST',
    path: '/me/messages?$top=1',
    body: { a: TOKEN, b: 'ä' },
  });
  expect(lines()).toEqual([
    {
      method: 'POST',
      url: `${far.origin}/v1.0/me/messages?$top=1`,
      requestHeaders: expect.objectContaining({ 'content-type': 'application/json' }) as unknown,
      requestBody: { a: '(token)', b: 'ä' },
      status: 200,
      responseHeaders: expect.objectContaining({ 'request-id': 'r-1' }) as unknown,
      responseBody: body,
      app: 'application',
      scopes: ['Mail.Read'],
    },
  ]);
});

test('every try is a line, in order, and one without an answer has no status', async () => {
  far.answers(breakOff, bare(502), bare(204));
  await session.request({ method: 'DELETE', path: '/me/messages/1' });
  expect(lines().map(({ status }) => status)).toEqual([undefined, 502, 204]);
  expect(lines().at(-1)).not.toHaveProperty('responseBody');
});

test('text is text, and bytes are base64', async () => {
  far.answers(content(200, 'text/csv', 'a,b'), content(200, 'image/png', Buffer.from([255, 0])));
  await session.request({ method: 'GET', path: '/reports/x' });
  const upload = { 'Content-Type': 'application/octet-stream' };
  const body = new Uint8Array([254, 255]);
  await session.request({ method: 'PUT', path: '/x', body, headers: upload });
  expect(lines().map(({ responseBody }) => responseBody)).toEqual(['a,b', '/wA=']);
  expect(lines().at(-1)?.requestBody).toBe('/v8=');
});

test('an address that is its own authorisation loses its query, wherever it stands', async () => {
  const secret = `${far.origin}/upload/1?tempauth=canary`;
  far.answers(
    json(200, {
      uploadUrl: secret,
      '@microsoft.graph.downloadUrl': secret,
      list: [{ url: secret }],
    }),
    bare(302, { location: secret }),
    bare(202),
  );
  await session.request({ method: 'POST', path: '/x/createUploadSession', body: {} });
  await session.request({ method: 'GET', path: '/x/content', expectsRedirect: true });
  await session.transfer({ method: 'PUT', url: secret, body: new Uint8Array([65]) });
  const [created, redirected, sent] = lines();
  const bareUrl = `${far.origin}/upload/1`;
  expect(created?.responseBody).toEqual({
    uploadUrl: bareUrl,
    '@microsoft.graph.downloadUrl': bareUrl,
    list: [{ url: bareUrl }],
  });
  expect(redirected?.responseHeaders?.['location']).toBe(bareUrl);
  expect(sent).toMatchObject({ method: 'PUT', url: bareUrl, requestBody: 'A', status: 202 });
  expect(sent).not.toHaveProperty('app');
});

test('a file that cannot be written is said at once', () => {
  expect(() => createRecorder(join(folder, 'no', 'such', 'folder'))).toThrow('ENOENT');
});
