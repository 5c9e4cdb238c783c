#!/usr/bin/env node
// Runs the product against its own simulator, over all seven tenants and in both modes, and records every
// Graph exchange:  node scripts/record.mjs [--runs 50] FILE
// Exits 1 when a run does not finish, or when anything is left behind in a tenant.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: 'string', default: '50' } },
});
const [file] = positionals;
const wanted = Number(values.runs);
if (!file || !Number.isInteger(wanted) || wanted < 1) {
  console.error('usage: node scripts/record.mjs [--runs 50] FILE');
  process.exit(2);
}

const MOST_WAITING_MS = 300_000;
const CLIENT = '11111111-1111-1111-1111-111111111111';
const appOnly = ['contoso', 'fabrikam', 'expired', 'fresh', 'busy', 'ending'];

const port = await freePort();
const key = `recording-${process.pid}-${Date.now()}`;
const base = `http://127.0.0.1:${port}`;
const child = spawn(process.execPath, ['scripts/start.mjs', '--record', resolve(file)], {
  env: { ...process.env, PORT: String(port), OPERATOR_KEY: key },
  stdio: ['ignore', 'ignore', 'inherit'],
});
let hasEnded = false;
const ended = new Promise((done) => {
  child.once('exit', (code) => {
    hasEnded = true;
    done(code);
  });
});

try {
  await until('the product answers', async () => (await fetch(`${base}/api/health`)).ok);
  const accounts = [];
  for (const body of [...appOnly.map(withSecret), signedIn()])
    accounts.push(await post('/api/accounts', body));
  // Side by side, an equal share each; the throttled tenant runs for as long as the others do.
  const share = Math.ceil(wanted / (accounts.length - 1));
  let runs = 0;
  let busy = accounts.length - 1;
  const repeat = async ({ id, tenantId }) => {
    const throttled = tenantId === 'busy.example';
    for (let own = 0; throttled ? own === 0 || busy > 0 : own < share; own += 1) {
      const started = await send(`/api/accounts/${id}/run`);
      // One that has no token is run by hand a few times a minute only: it shows nothing more.
      if (started.status === 429) break;
      const { runId } = await answered(started);
      await finished(id, runId);
      runs += 1;
    }
    if (!throttled) busy -= 1;
  };
  await Promise.all(accounts.map(repeat));
  const { simulator } = await get('/api/health');
  const left = await until('nothing is left behind', async () => {
    const { value } = await (await fetch(`${simulator}/__sim/leftovers`)).json();
    return value.length === 0 && [value];
  });
  console.log(`${runs} runs recorded in ${file}, ${left[0].length} items left behind`);
} finally {
  child.kill('SIGINT');
  const code = await ended;
  if (code !== 0) process.exitCode = 1;
}

function withSecret(tenant) {
  return {
    ...common(tenant),
    user: `adele@${tenant}.example`,
    credential: { kind: 'clientSecret', clientSecret: 'local-secret' },
  };
}

function signedIn() {
  return {
    ...common('signedin'),
    credential: { kind: 'refreshToken', refreshToken: 'local-refresh-token' },
  };
}

function common(tenant) {
  return {
    name: `Recorded ${tenant}`,
    tenantId: `${tenant}.example`,
    clientId: CLIENT,
    checksPerRun: { min: 8, max: 12 },
  };
}

async function finished(id, runId) {
  return until(`run ${runId} is recorded`, async () => {
    const answer = await fetch(`${base}/api/accounts/${id}/runs/${runId}`, { headers: headers() });
    return answer.status === 200;
  });
}

function headers() {
  return { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
}

async function get(path) {
  return (await fetch(`${base}${path}`, { headers: headers() })).json();
}

function send(path, body) {
  return fetch(`${base}${path}`, {
    method: 'POST',
    headers: headers(),
    ...(body && { body: JSON.stringify(body) }),
  });
}

async function answered(response) {
  if (!response.ok)
    throw new Error(`${response.url} answered ${response.status}: ${await response.text()}`);
  return response.json();
}

async function post(path, body) {
  return answered(await send(path, body));
}

async function until(what, ask) {
  const deadline = Date.now() + MOST_WAITING_MS;
  while (Date.now() < deadline && !hasEnded) {
    const answer = await ask().catch(() => false);
    if (answer) return answer;
    await sleep(100);
  }
  throw new Error(`gave up waiting until ${what}`);
}

function freePort() {
  return new Promise((done, failed) => {
    const server = createServer().once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const { port: found } = server.address();
      server.close(() => done(found));
    });
  });
}
