/** The whole product on one machine: its surroundings, the app in a function host, and a first look. */
import { randomBytes } from 'node:crypto';
import type { Environment } from '../src/config';
import { LocalProblem } from './child';
import { joinLink } from './join-link';
import { registerDemo } from './demo';
import { beginHistory } from './demo-history';
import type { Api, DemoHistory } from './demo-history';
import { appEnvironment } from './environment';
import { loadApp, readHostJson, startHost } from '@perennial/functions-host';
import type { Host, LogSink } from '@perennial/functions-host';
import type { StartOptions } from './options';
import type { NameOf, Story } from './story';
import { prepare } from './prepare';
import { startWorld } from './world';
import type { World } from './world';

export interface LocalStart {
  /** Where the API is. */
  readonly origin: string;
  readonly controlOrigin: string;
  /** Resolves with its name when a part has ended by itself. */
  readonly broken: Promise<string>;
  /** Lets running work finish, up to `graceMs`, and ends everything. Throws `LocalProblem` when something could not be saved. */
  stop(graceMs: number): Promise<void>;
}

/**
 * Starts the services, the app in its function host, and the demo accounts where the simulator is used.
 * `root` is the folder of package.json and host.json. Throws `LocalProblem` with nothing left running.
 */
export async function startLocal(
  options: StartOptions,
  context: { readonly root: string; readonly story: Story; readonly outside: Environment },
): Promise<LocalStart> {
  const { root, story, outside } = context;
  const operatorKey = options.operatorKey ?? `prn_${randomBytes(32).toString('base64url')}`;
  const saving = savingWatch(story, options);
  const world = await startWorld(options, { onMail: (mail) => story.mail(mail), onSaving: saving });
  let host: Host | undefined;
  try {
    const { dataDir, mail, outward } = options;
    await prepare(world, { kept: dataDir !== undefined, mail, outward });
    applyEnvironment(appEnvironment(options, { ...world, operatorKey }, outside));
    host = await runApp(root, options, (entry) => story.entry(entry));
    const origin = host.origin ?? '';
    story.callAccountsBy(namesAt(origin, operatorKey));
    const link = await joinLink(origin, operatorKey);
    introduce(story, options, { origin, control: world.controlOrigin, operatorKey, link });
    const running = host;
    const history = await beginDemo(options, world, { origin, key: operatorKey }, story);
    return {
      origin,
      controlOrigin: world.controlOrigin,
      broken: world.broken,
      stop: async (graceMs) => {
        await history?.stop();
        await running.stop(graceMs);
        await world.close();
      },
    };
  } catch (thrown) {
    await host?.stop(0);
    await world.close();
    throw thrown;
  }
}

/** The demo accounts, where the simulator is there for them, and their past, where nothing is kept. */
async function beginDemo(
  { microsoft, history }: StartOptions,
  { storage, vaultUrl, vaultToken, controlOrigin }: World,
  api: Api,
  story: Story,
): Promise<DemoHistory | undefined> {
  if (microsoft !== 'simulated') return undefined;
  const { ids, problems } = await registerDemo(api);
  for (const problem of problems) story.say(problem);
  if (history === 'none') return undefined;
  const place = { storage, vaultUrl, vaultToken, controlOrigin };
  return beginHistory(api, { ...place, accounts: ids, fleet: history === 'fleet' }, (line) =>
    story.say(line),
  );
}

/** Names of accounts, asked for once each. */
function namesAt(origin: string, key: string): NameOf {
  const known = new Map<string, string>();
  return async (id) => {
    const name = known.get(id) ?? (await nameOf(`${origin}/api/accounts/${id}`, key)) ?? id;
    known.set(id, name);
    return name;
  };
}

/** Undefined where the app does not say: the account is gone, or the app is ending. */
async function nameOf(url: string, key: string): Promise<string | undefined> {
  try {
    const response = await fetch(url, { headers: { authorization: `Bearer ${key}` } });
    const { name } = (await response.json()) as { name?: string };
    return name;
  } catch {
    return undefined;
  }
}

/** Says once since when nothing is kept, and that it is again; until then health says it too. */
function savingWatch(
  story: Story,
  { dataDir = '' }: StartOptions,
): (reason: string | undefined) => void {
  return (reason) => {
    const sentence =
      reason === undefined
        ? undefined
        : `Since ${new Date().toLocaleTimeString('en-GB')} nothing is kept: ${dataDir} takes no more (${reason}). Make room there; until then everything is in memory only.`;
    applyEnvironment({ LOCAL_TROUBLE: sentence });
    story.say(sentence ?? `Everything is kept in ${dataDir} again.`);
  };
}

function applyEnvironment(values: Environment): void {
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = value;
  }
}

async function runApp(
  root: string,
  { port, address }: Pick<StartOptions, 'port' | 'address'>,
  sink: LogSink,
): Promise<Host> {
  try {
    return await startHost({
      app: loadApp(root, sink),
      settings: readHostJson(root),
      sink,
      port,
      address,
      timersAtStart: true,
    });
  } catch (thrown) {
    const { code } = thrown as NodeJS.ErrnoException;
    const problem =
      code === 'EADDRINUSE'
        ? `Port ${port} is taken: end what uses it, or set PORT to another one.`
        : code === 'EACCES'
          ? `Port ${port} is not open to this user: set PORT to another one.`
          : undefined;
    throw problem === undefined ? thrown : new LocalProblem(problem);
  }
}

const PROVIDERS: Readonly<Record<StartOptions['mail'], string>> = {
  acs: 'Azure Communication Services',
  sendgrid: 'SendGrid',
};

const whose = ({ microsoft }: StartOptions): string => {
  if (microsoft === 'simulated') return 'a simulator stands in for Microsoft';
  if (microsoft === 'live') return 'Microsoft’s own endpoints';
  return `Graph at ${microsoft.graph}, tokens from ${microsoft.login}`;
};

/** In PowerShell 5.1 `curl` alone is something else. */
const commands = {
  posix: {
    setKey: (key: string) => `export OPERATOR_KEY=${key}`,
    listAccounts: (origin: string) =>
      `curl -H "Authorization: Bearer $OPERATOR_KEY" ${origin}/api/accounts`,
  },
  powerShell: {
    setKey: (key: string) => `$env:OPERATOR_KEY = '${key}'`,
    listAccounts: (origin: string) =>
      `curl.exe -H "Authorization: Bearer $env:OPERATOR_KEY" ${origin}/api/accounts`,
  },
};

/** Where to look next. The key is shown only when nobody chose it, and only here. */
function introduce(
  story: Story,
  options: StartOptions,
  at: {
    readonly origin: string;
    readonly control: string;
    readonly operatorKey: string;
    readonly link: string | undefined;
  },
): void {
  const { dataDir, operatorKey } = options;
  story.say(`  Microsoft  ${whose(options)}`);
  story.say(`  Storage    ${dataDir ?? 'in memory, gone when this ends'}`);
  story.say(`  API        ${at.origin}`);
  if (options.outward === undefined) story.say(`  Mailbox    ${at.control}/__sim/mailbox`);
  else story.say(`  Mail       goes out by ${PROVIDERS[options.mail]}`);
  if (options.microsoft === 'simulated') story.say(`  Leftovers  ${at.control}/__sim/leftovers`);
  story.say('');
  story.say('Look around in a browser (the link works once, and gives you a key of your own):');
  story.say(`  ${at.link ?? at.origin}`);
  story.say('');
  story.say('Or from another terminal:');
  const { setKey, listAccounts } = commands[process.platform === 'win32' ? 'powerShell' : 'posix'];
  if (operatorKey === undefined) story.say(`  ${setKey(at.operatorKey)}`);
  story.say(`  ${listAccounts(at.origin)}`);
  story.say('');
  story.say('Ctrl-C ends everything.');
  story.say('');
}
