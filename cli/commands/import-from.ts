import type { Command } from 'commander';
import type { Options } from '../import-from/add';
import type { Session } from '../session';

export function importFrom(program: Command, session: Session): void {
  program
    .command('import-from')
    .description('adds the accounts that another system’s files hold, and says what stays behind')
    .argument('<files...>', 'its configuration, known by what is in it; files that belong together')
    .option('--plan', 'shows what would be added, and ends')
    .option('--tenant <id>', 'of the accounts for which the files do not say it')
    .option('--client <id>', 'likewise: Application (client) ID')
    .option('--user <name>', 'likewise: whose mailbox and drive')
    .option('--secret-env <variable>', 'likewise: the variable that holds the client secret')
    .option('--secret-file <file>', 'likewise: the file that holds it')
    .option('--yes', 'does not ask')
    .action(async (files: readonly string[], options: Options) => {
      const { addFrom } = await import('../import-from/add');
      await addFrom(session, files, options);
    });
}
