import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const ACCOUNTS = 6;
const ROUNDS = 5;
const MOST_TRIES = 1200;
const PAUSE_MS = 100;
/** How the terminal tells of a run. */
const RUN_LINE = /^\d\d:\d\d:\d\d {2}[✓!✗] Measured /;
const counter = fileURLToPath(new URL('count.cjs', import.meta.url));
const start = fileURLToPath(new URL('../start.mjs', import.meta.url));

/** Runs the product here, with accounts on the simulator's healthy tenant, and counts what a run takes. */
export async function measure() {
  const folder = mkdtempSync(join(tmpdir(), 'cost-'));
  const file = join(folder, 'requests');
  writeFileSync(file, '');
  const key = `measuring-${process.pid}-${Date.now()}`;
  const base = `http://127.0.0.1:${await freePort()}`;
  const child = spawn(process.execPath, ['--require', counter, start], {
    env: { ...process.env, PORT: new URL(base).port, OPERATOR_KEY: key, COUNT_FILE: file },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const told = [];
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (RUN_LINE.test(line)) told.push(line);
  });
  const ended = new Promise((done) => child.once('exit', done));
  try {
    const api = client(base, key);
    return await measureWith({
      api,
      lines: () => readFileSync(file, 'utf8'),
      // Asking the API would be counted as well.
      runsEnded: (most) => until(`${most} runs have ended`, () => told.length >= most),
      pid: child.pid,
    });
  } finally {
    child.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true });
  }
}

async function measureWith({ api, lines, runsEnded, pid }) {
  await until('the product answers', () => api.answers());
  for (const { id } of await api.list()) await api.remove(id);
  const beforeAccounts = lines();
  const ids = [];
  for (let index = 0; index < ACCOUNTS; index += 1) ids.push(await api.register(index));
  await runsEnded(ACCOUNTS);
  const vaultReads = count(lines().slice(beforeAccounts.length), 'vault GET');

  const before = lines();
  const requestsBefore = await api.graphRequests();
  for (let round = 1; round <= ROUNDS; round += 1) {
    for (const id of ids) await api.run(id);
    await runsEnded(ACCOUNTS * (round + 1));
  }
  const made = lines().slice(before.length);
  const runs = (await api.runs(ids)).flatMap((value) => value.slice(0, ROUNDS));
  const perRun = (...kinds) =>
    round(kinds.reduce((sum, kind) => sum + count(made, kind), 0) / runs.length);
  return {
    how: `${runs.length} runs on the simulator’s healthy tenant, app-only, Node ${process.version}, ${cpus().length} cores, ${new Date().toISOString().slice(0, 10)}`,
    runSeconds: round(mean(runs.map(({ startedAt, endedAt }) => seconds(startedAt, endedAt)))),
    graphRequestsPerRun: round(((await api.graphRequests()) - requestsBefore) / runs.length),
    memoryMB: residentMB(pid),
    // Taking a message is one operation in Azure too, but here an empty queue is asked all the time.
    queueOperationsPerRun: round(1 + perRun('queue POST', 'queue DELETE', 'queue PUT')),
    tableOperationsPerRun: perRun(
      'table GET',
      'table POST',
      'table PUT',
      'table PATCH',
      'table DELETE',
    ),
    vaultOperationsPerRun: round(vaultReads / ACCOUNTS),
  };
}

function client(base, key) {
  const ask = async (path, method = 'GET', body = undefined) => {
    const response = await fetch(base + path, {
      method,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path} was answered ${response.status}`);
    return response.status === 204 ? undefined : response.json();
  };
  return {
    answers: async () => (await ask('/api/health')).status === 'ok',
    list: async () => (await ask('/api/accounts')).value,
    remove: (id) => ask(`/api/accounts/${id}`, 'DELETE'),
    run: (id) => ask(`/api/accounts/${id}/run`, 'POST'),
    runs: (ids) =>
      Promise.all(ids.map(async (id) => (await ask(`/api/accounts/${id}/runs`)).value)),
    graphRequests: async () => {
      const { simulator } = await ask('/api/health');
      const { value } = await (await fetch(`${simulator}/__sim/requests`)).json();
      return value.length;
    },
    register: async (index) => {
      const account = {
        name: `Measured ${index}`,
        tenantId: 'contoso.example',
        clientId: '11111111-1111-1111-1111-111111111111',
        user: 'adele@contoso.example',
        credential: { kind: 'clientSecret', clientSecret: 'local-secret' },
      };
      return (await ask('/api/accounts', 'POST', account)).id;
    },
  };
}

const count = (lines, kind) => lines.split('\n').filter((line) => line === kind).length;
const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
const seconds = (from, to) => (Date.parse(to) - Date.parse(from)) / 1000;
const round = (value) => Math.round(value * 10) / 10;

/** Memory of the whole local process, simulator and function host included: more than the app alone. */
function residentMB(pid) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Math.round(Number(/^VmRSS:\s+(\d+)/m.exec(status)[1]) / 1024);
}

async function until(what, condition) {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    try {
      if (await condition()) return;
    } catch (error) {
      if (tries === MOST_TRIES - 1) throw error;
    }
    await sleep(PAUSE_MS);
  }
  throw new Error(`Waited too long until ${what}.`);
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
