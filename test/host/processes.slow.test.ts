import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startAzurite } from '../../local/azurite';
import { startChild } from '../../local/child';
import type { Child } from '../../local/child';
import type { LogEntry, TriggerKind } from '@perennial/functions-host';
import type { HostProcessOptions, HostProcessReady } from '../../local/host-process';
import { startMailbox } from '@perennial/mail-emulator';
import { prepare } from '../../local/prepare';
import { CLIENT_ID, CLIENT_SECRET, startSimulator } from '@perennial/graph-simulator';
import { startVault } from '../../local/vault';
import { until } from '../support/until';

const root = resolve(__dirname, '../..');
const OPERATOR_KEY = 'the-operator-key-of-the-test';
const headers = { authorization: `Bearer ${OPERATOR_KEY}`, 'content-type': 'application/json' };
const closing: (() => Promise<unknown>)[] = [];

async function closed<T extends { close(): Promise<unknown> }>(starting: Promise<T>): Promise<T> {
  const started = await starting;
  closing.push(() => started.close());
  return started;
}

/** Storage, vault, Microsoft and mail, and what the app is told of them. */
async function surroundings(): Promise<Record<string, string>> {
  const vaultToken = 'token-of-the-test';
  const [azurite, vault, simulator, mailbox] = await Promise.all([
    closed(startAzurite()),
    closed(startVault({ token: vaultToken })),
    closed(startSimulator()),
    closed(startMailbox()),
  ]);
  const at = { storage: azurite.connectionString, vaultUrl: vault.url, vaultToken };
  await prepare(at, { kept: false, mail: 'sendgrid' });
  return {
    AzureWebJobsStorage: at.storage,
    KEY_VAULT_URL: at.vaultUrl,
    LOCAL_VAULT_TOKEN: vaultToken,
    GRAPH_ORIGIN: simulator.origin,
    LOGIN_ORIGIN: simulator.origin,
    SENDGRID_ORIGIN: mailbox.origin,
    OPERATOR_KEY,
    OPERATOR_EMAIL: 'operator@perennial.example',
    MAIL_FROM: 'perennial@perennial.example',
    TICK_MINUTES: '1',
  };
}

const log: LogEntry[] = [];

function startOnly(
  kind: TriggerKind,
  environment: Record<string, string>,
): Promise<Child<HostProcessReady>> {
  const options: HostProcessOptions = {
    directory: root,
    port: 0,
    only: [kind],
    timersAtStart: true,
    environment,
  };
  return closed(
    startChild<HostProcessReady>('host-process', options, (line) =>
      log.push(JSON.parse(line) as LogEntry),
    ),
  );
}

afterAll(async () => {
  for (const close of closing.reverse()) await close();
});

test('timers, queues and HTTP agree although each runs in a process of its own, from the bundle that deploys', async () => {
  execFileSync(process.execPath, [join(root, 'scripts/build.mjs')], { stdio: 'ignore' });
  const environment = await surroundings();
  const [http] = await Promise.all(
    (['http', 'queue', 'timer'] as const).map((kind) => startOnly(kind, environment)),
  );
  const origin = http?.ready.origin ?? '';
  expect(http?.ready.functionNames).toEqual(
    expect.arrayContaining([
      'alert',
      'alertPoison',
      'home',
      'http',
      'run',
      'runPoison',
      'schedule',
      'upkeep',
    ]),
  );

  const registered = await fetch(`${origin}/api/accounts`, {
    method: 'POST',
    headers,
    body: JSON.stringify({
      name: 'Contoso',
      tenantId: 'contoso.example',
      clientId: CLIENT_ID,
      user: 'adele@contoso.example',
      credential: { kind: 'clientSecret', clientSecret: CLIENT_SECRET },
    }),
  });
  expect(registered.status).toBe(201);
  const { id } = (await registered.json()) as { id: string };

  // Registered over HTTP, run by the queue's process, with the timer's tick in health.
  await until('its first run is recorded', async () => {
    const answer = await fetch(`${origin}/api/accounts/${id}/runs`, { headers });
    const { value } = (await answer.json()) as { value: { result: string }[] };
    return value.some(({ result }) => result === 'passed' || result === 'degraded');
  });
  await until('a tick is seen', async () => {
    const health = (await (await fetch(`${origin}/api/health`)).json()) as {
      lastTick: object | null;
    };
    return health.lastTick !== null;
  });
  const events = new Map(
    log
      .filter(({ category }) => category === 'user')
      .map((entry) => {
        const { event } = JSON.parse(entry.message) as { event: string };
        return [event, entry.functionName];
      }),
  );
  expect(events.get('run.completed')).toBe('run');
  expect(events.get('tick.completed')).toBe('schedule');
  expect(log.filter(({ level }) => level === 'error')).toEqual([]);
});

test('an app whose entry file throws does not start, and says what it threw', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'perennial-app-'));
  try {
    writeFileSync(join(directory, 'package.json'), '{"main":"main.js"}');
    writeFileSync(join(directory, 'host.json'), '{"version":"2.0"}');
    writeFileSync(join(directory, 'main.js'), 'throw new Error("not today");');
    const options: HostProcessOptions = { directory, port: 0, environment: {} };
    await expect(startChild('host-process', options)).rejects.toThrow(/did not start.*not today/s);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
});
