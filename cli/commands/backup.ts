import { resolve } from 'node:path';
import type { Command } from 'commander';
import { LocalProblem } from '../../local/child';
import { lockFolder } from '../../local/folder-lock';
import { isKept, loadArchive, PARTS, saveArchive } from '../data/archive';
import type { Archived } from '../data/archive';
import { CommandProblem } from '../problem';
import type { Session } from '../session';
import { confirm } from './accounts';

interface Options {
  readonly data: string;
  readonly yes?: boolean;
}

/** A process that is ending needs some seconds; whoever holds on longer is at work. */
const PATIENCE_MS = 6000;

export function backup(program: Command, session: Session, root: string): void {
  program
    .command('backup')
    .description('one file of all that npm start keeps, while it is stopped')
    .argument('<file>', 'is replaced where it is there')
    .option('--data <dir>', 'what npm start was given', '.data')
    .action(async (file: string, { data }: Options) => {
      const folder = resolve(root, data);
      if (!isKept(folder)) throw new CommandProblem(`${folder} holds nothing of Perennial’s.`);
      const done = await alone(folder, () => saveArchive(folder, resolve(file)));
      session.print(done, (archived) => sentence(`${folder} is in ${file}`, archived));
    });
  program
    .command('restore')
    .description('puts such a file back, while npm start is stopped')
    .argument('<file>')
    .option('--data <dir>', 'where npm start is to find it', '.data')
    .option('--yes', 'replaces what is there without asking')
    .action(async (file: string, { data, yes }: Options) => {
      const folder = resolve(root, data);
      if (isKept(folder)) await confirm(session, `Replace what is in ${folder}?`, yes);
      const done = await alone(folder, () => loadArchive(resolve(file), folder));
      session.print(done, (archived) => sentence(`${folder} is as it was`, archived));
    });
}

/** While nobody else uses the folder: each of its parts has a lock of its own. */
async function alone<Done>(folder: string, work: () => Done): Promise<Done> {
  const locks: (() => Promise<void>)[] = [];
  try {
    for (const part of PARTS)
      locks.push(await lockFolder(resolve(folder, part), part, PATIENCE_MS));
    return work();
  } catch (thrown) {
    if (!(thrown instanceof LocalProblem)) throw thrown;
    throw new CommandProblem(`${thrown.message} End npm start first.`);
  } finally {
    for (const unlock of locks) await unlock();
  }
}

const sentence = (what: string, { files, bytes, holdsKey }: Archived): string =>
  `${what}: ${files} files, ${bytes} bytes.${holdsKey ? ' The key to its secrets is in it: keep it as you keep a password.' : ' Its secrets open with PERENNIAL_VAULT_KEY alone.'}`;
