import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, userInfo } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { Command } from 'commander';
import { keptAt } from '../connection';
import { CommandProblem } from '../problem';
import { services } from '../service';
import type { Service } from '../service/service';
import type { Session } from '../session';
import type { Terminal } from '../terminal';

interface Options {
  readonly data: string;
  readonly print?: boolean;
}

const COMMAND_MS = 60_000;
const KEY_BYTES = 32;

export function service(program: Command, session: Session, root: string): void {
  const { terminal } = session;
  const group = program
    .command('service')
    .description('Perennial on this machine, started with it (npm start -- --live)');
  const at = (data: string): Service => serviceAt(root, resolve(root, data), terminal);
  const command = (name: 'install' | 'uninstall', description: string) =>
    group
      .command(name)
      .description(description)
      .option('--data <dir>', 'where accounts and secrets are kept', '.data')
      .option('--print', 'shows the file and the commands, and changes nothing');
  command('install', 'makes it, and starts it').action(({ data, print }: Options) => {
    const { file, content, encoding, install, log, restart } = at(data);
    if (print === true) {
      terminal.out(printed(file, content, install));
      return;
    }
    keepSettings(terminal);
    mkdirSync(resolve(root, data), { recursive: true, mode: 0o700 });
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content, encoding);
    for (const each of install) run(each, terminal);
    session.print({ file, log, restart }, () =>
      [`${file} is installed, and Perennial is started.`, `Log: ${log}`, `Anew: ${restart}`].join(
        '\n',
      ),
    );
  });
  command('uninstall', 'ends it and removes it; accounts and secrets stay').action(
    ({ data, print }: Options) => {
      const { file, uninstall } = at(data);
      if (print === true) {
        terminal.out(printed(file, '', uninstall));
        return;
      }
      for (const each of uninstall) run(each, terminal);
      rmSync(file, { force: true });
      session.print({ removed: file }, () => `${file} is removed; ${resolve(root, data)} stays.`);
    },
  );
}

function serviceAt(root: string, data: string, { env }: Terminal): Service {
  const make = services[process.platform];
  if (!make)
    throw new CommandProblem(
      `There is no service for ${process.platform}: start it as your system does, with npm start -- --live.`,
    );
  const settings = settingsAt(env);
  return make({
    root,
    data,
    settings,
    home: env['HOME'] ?? homedir(),
    config: dirname(dirname(settings)),
    user: [env['USERDOMAIN'], userInfo().username].filter(Boolean).join('\\'),
    uid: userInfo().uid,
    node: process.execPath,
  });
}

/** Beside where the command line keeps its address and key. */
const settingsAt = (env: Terminal['env']): string => join(dirname(keptAt(env)), 'service.env');

/**
 * Settings and a key for the first installation: the key is made here, so that it is in no log, and told to the command line. What
 * is there already stays.
 */
function keepSettings({ env }: Terminal): void {
  const settings = settingsAt(env);
  if (existsSync(settings)) return;
  const key = `prn_${randomBytes(KEY_BYTES).toString('base64url')}`;
  mkdirSync(dirname(settings), { recursive: true, mode: 0o700 });
  writeFileSync(settings, SETTINGS(key), { mode: 0o600 });
  if (!existsSync(keptAt(env)))
    writeFileSync(keptAt(env), `${JSON.stringify({ key }, null, 2)}\n`, { mode: 0o600 });
}

const SETTINGS = (
  key: string,
): string => `# Settings of Perennial’s service, one NAME=value a line: docs/local.md has them all.
OPERATOR_KEY=${key}
# The vault’s file is encrypted with a key beside it; a passphrase of your own is safer, and is lost with this file.
# PERENNIAL_VAULT_KEY=
# PORT=7071
# OPERATOR_EMAIL=
# PUBLIC_ORIGIN=
`;

const printed = (file: string, content: string, commands: readonly (readonly string[])[]): string =>
  [`# ${file}`, content, ...commands.map((command) => `$ ${command.join(' ')}`)].join('\n');

function run([program = '', ...args]: readonly string[], { env }: Terminal): void {
  try {
    const stdio = ['ignore', 'ignore', 'pipe'] as const;
    execFileSync(program, args, { stdio: [...stdio], timeout: COMMAND_MS, env });
  } catch (thrown) {
    const { stderr = '', code = '' } = thrown as { stderr?: Buffer | string; code?: string };
    const [said = ''] = String(stderr).trim().split('\n');
    const why = said === '' ? code : said;
    throw new CommandProblem(`${[program, ...args].join(' ')} did not work: ${why}`);
  }
}
