import type { Command } from 'commander';
import type { Session } from '../session';

export function exportAccounts(program: Command, session: Session): void {
  program
    .command('export')
    .description('prints accounts, members and settings as apply reads them, without any secret')
    .action(async () => {
      session.terminal.out(JSON.stringify(await session.api.get('/api/export'), null, 2));
    });
}
