/**
 * What the Dockerfile does, by hand, where no engine runs it: the folder that its second stage copies, in a clean folder, as an
 * unprivileged user, with the commands that it names. Prints what came of it as JSON; exits 1 unless it is as claimed.
 */
import { execFile, execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { setTimeout as sleep } from 'node:timers/promises';
import { CLIENT_ID, CLIENT_SECRET, startSimulator } from '@perennial/graph-simulator';

const dockerfile = readFileSync('Dockerfile', 'utf8');
/** A line of the Dockerfile's last stage that is a JSON array. */
const arrayOf = (pattern: RegExp): string[] =>
  JSON.parse(pattern.exec(dockerfile)?.[1] ?? '[]') as string[];
const entrypoint = arrayOf(/^ENTRYPOINT (\[.*\])$/m);
const health = arrayOf(/^HEALTHCHECK .*CMD (\[.*\])$/m);
const [, dataFlag = ''] = arrayOf(/^CMD (\[.*\])$/m);
const variables = Object.fromEntries(
  [...(/^ENV (.*)$/m.exec(dockerfile)?.[1] ?? '').matchAll(/(\w+)=(\S+)/g)].map(
    ([, name = '', value = '']) => [name, value],
  ),
);

const UNPRIVILEGED = 65_534;
const PORT = '27071';
const KEY = 'the-operators-key-of-this-proof';
const PASSPHRASE = 'a passphrase of eight words or so';
const START_MS = 90_000;
const END_MS = 15_000;

const asRoot = process.getuid?.() === 0;
const user = asRoot ? { uid: UNPRIVILEGED, gid: UNPRIVILEGED } : {};
const folder = mkdtempSync(join(tmpdir(), 'container-'));
chmodSync(folder, 0o755);

/** One step, in milliseconds and with what it answered. */
const steps: Record<string, unknown> = {};

function image(name: string): string {
  const at = join(folder, name);
  execFileSync(process.execPath, ['scripts/image.mjs', at]);
  return at;
}

function own(name: string): string {
  const at = join(folder, name);
  mkdirSync(at, { mode: 0o700 });
  if (asRoot) chownSync(at, UNPRIVILEGED, UNPRIVILEGED);
  return at;
}

/** As the container has it: nothing of this machine's environment but where programs are. */
const environment = (cwd: string): Record<string, string> => ({
  ...variables,
  PATH: process.env['PATH'] ?? '',
  PORT,
  OPERATOR_KEY: KEY,
  PERENNIAL_VAULT_KEY: PASSPHRASE,
  PERENNIAL_URL: `http://127.0.0.1:${PORT}`,
  PERENNIAL_KEY: KEY,
  HOME: cwd,
});

/** A command in the image's folder; `node` is the one that runs this. */
const command = (cwd: string, [program = '', ...args]: readonly string[]) =>
  [
    program === 'node' ? process.execPath : program,
    args,
    { cwd, env: environment(cwd), ...user },
  ] as const;

/** The simulator is in this process, so that nothing may hold it up. */
async function run(cwd: string, args: readonly string[], more: Record<string, string> = {}) {
  const [program, rest, options] = command(cwd, ['node', ...args]);
  const env = { ...options.env, ...more };
  const { stdout } = await promisify(execFile)(program, rest, {
    ...options,
    env,
    timeout: START_MS,
  });
  return stdout;
}

async function start(cwd: string, data: string, microsoft: string): Promise<ChildProcess> {
  const flags = ['--graph', microsoft, '--login', microsoft, dataFlag, data];
  const [program, args, options] = command(cwd, [...entrypoint, ...flags]);
  const child = spawn(program, args, { ...options, stdio: ['ignore', 'ignore', 'inherit'] });
  const end = Date.now() + START_MS;
  while (child.exitCode === null && Date.now() < end) {
    try {
      await run(cwd, health.slice(1));
      return child;
    } catch {
      await sleep(200); // Not yet.
    }
  }
  child.kill('SIGKILL');
  throw new Error('it did not become healthy');
}

async function end(child: ChildProcess): Promise<number | null> {
  const killer = setTimeout(() => child.kill('SIGKILL'), END_MS);
  child.kill('SIGTERM');
  const [code] = (await once(child, 'exit')) as [number | null];
  clearTimeout(killer);
  return code;
}

const filesBelow = (at: string): string[] =>
  readdirSync(at, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

async function runNow(at: string): Promise<string> {
  const answer = await run(at, ['perennial.mjs', 'accounts', 'run', 'Contoso', '--json']);
  return (JSON.parse(answer) as { result: string }).result;
}

async function main(): Promise<boolean> {
  const simulator = await startSimulator();
  try {
    const first = image('image');
    const files = filesBelow(first);
    steps['imageBytes'] = files.reduce((sum, path) => sum + statSync(path).size, 0);
    steps['imageFiles'] = files.length;
    steps['user'] = asRoot ? UNPRIVILEGED : process.getuid?.();

    const data = own('data');
    let running = await start(first, data, simulator.origin);
    const add = [
      ...['accounts', 'add', '--name', 'Contoso', '--tenant', 'contoso.example'],
      ...['--client', CLIENT_ID, '--user', 'adele@contoso.example'],
      ...['--credential', 'clientSecret', '--secret-env', 'CONTOSO_SECRET'],
    ];
    await run(first, ['perennial.mjs', ...add], { CONTOSO_SECRET: CLIENT_SECRET });
    steps['firstRun'] = await runNow(first);
    steps['endsWith'] = await end(running);
    const plain = filesBelow(data).filter((path) => readFileSync(path).includes(CLIENT_SECRET));
    steps['filesWithTheSecret'] = plain.length;

    const archive = join(own('backup'), 'perennial.zip');
    await run(first, ['perennial.mjs', 'backup', archive, '--data', data]);
    steps['backupBytes'] = statSync(archive).size;

    // An upgrade: another image on the same data.
    const second = image('upgraded');
    running = await start(second, data, simulator.origin);
    steps['runAfterUpgrade'] = await runNow(second);
    steps['upgradedEndsWith'] = await end(running);

    const restored = own('restored');
    await run(second, ['perennial.mjs', 'restore', archive, '--data', restored]);
    running = await start(second, restored, simulator.origin);
    steps['runAfterRestore'] = await runNow(second);
    steps['restoredEndsWith'] = await end(running);
  } finally {
    await simulator.close();
    rmSync(folder, { recursive: true, force: true });
  }
  const passed = ['firstRun', 'runAfterUpgrade', 'runAfterRestore'].every(
    (step) => steps[step] === 'passed',
  );
  const ended = ['endsWith', 'upgradedEndsWith', 'restoredEndsWith'].every(
    (step) => steps[step] === 0,
  );
  return passed && ended && steps['filesWithTheSecret'] === 0;
}

void main().then((asClaimed) => {
  const told = { node: process.version, entrypoint, health, variables, ...steps, asClaimed };
  process.stdout.write(`${JSON.stringify(told, null, 2)}\n`);
  process.exitCode = asClaimed ? 0 : 1;
});
