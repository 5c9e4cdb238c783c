import type { Command } from 'commander';
import type { Session } from '../session';
import type { Check } from '../shapes';
import { table } from '../table';

export function checks(program: Command, session: Session): void {
  program
    .command('checks')
    .description('the catalogue')
    .action(async () => {
      const { value } = await session.api.get<{ value: readonly Check[] }>('/api/checks');
      session.print(value, (list) =>
        table(
          ['CHECK', 'KIND', 'MODES', 'TITLE'],
          list.map(({ id, kind, modes, title }) => [id, kind, modes.join(', '), title]),
        ),
      );
    });
}
