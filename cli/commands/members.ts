import { Option } from 'commander';
import type { Command } from 'commander';
import { CommandProblem } from '../problem';
import type { Session } from '../session';
import { shownTime } from '../shapes';
import type { Member } from '../shapes';
import { table } from '../table';
import { confirm } from './accounts';

const ROLES = ['operator', 'member', 'reader'];

export function members(program: Command, session: Session): void {
  const group = program.command('members').description('members: who may look and change');
  group
    .command('list')
    .description('all members')
    .action(async () => {
      session.print(await session.api.list<Member>('/api/members'), memberTable);
    });
  group
    .command('invite')
    .description('makes a member, and a link that gives the key once')
    .argument('<name>')
    .addOption(new Option('--role <role>').choices(ROLES).default('member'))
    .option('--quota <number>', 'how many accounts a member may have')
    .action(async (name: string, { role, quota }: { role: string; quota?: string }) => {
      const { body } = await session.api.send<{ link: string; expiresAt: string }>(
        'POST',
        '/api/members',
        {
          body: { name, role, quota: quota === undefined ? undefined : Number(quota) },
        },
      );
      session.print(body, ({ link, expiresAt }) => `${link}\nuntil ${shownTime(expiresAt)}, once`);
    });
  for (const verb of ['suspend', 'restore'] as const) {
    group
      .command(verb)
      .description(verb === 'suspend' ? 'closes a member’s key for now' : 'opens it again')
      .argument('<member>', 'id or name')
      .action(async (given: string) => {
        const found = await findMember(session, given);
        const { body } = await session.api.send('POST', `/api/members/${found.id}/${verb}`, {
          body: {},
        });
        session.print(body ?? {}, () => `${found.name}: ${verb} is done.`);
      });
  }
  group
    .command('remove')
    .description('removes a member; its accounts pass to the operator')
    .argument('<member>', 'id or name')
    .option('--yes', 'does not ask')
    .action(async (given: string, { yes }: { yes?: boolean }) => {
      const found = await findMember(session, given);
      await confirm(session, `Remove ${found.name} (${found.role})?`, yes);
      await session.api.send('DELETE', `/api/members/${found.id}`);
      session.print({ removed: found.id }, () => `${found.name} is removed.`);
    });
}

async function findMember({ api }: Session, given: string): Promise<Member> {
  const list = await api.list<Member>('/api/members');
  const found = list.find(({ id, name }) => id === given || name === given);
  if (!found) throw new CommandProblem(`There is no member ${given}.`);
  return found;
}

const memberTable = (list: readonly Member[]): string =>
  table(
    ['NAME', 'ROLE', 'STATE', 'ACCOUNTS', 'LAST SEEN', 'ID'],
    list.map((one) => [
      one.name,
      one.role,
      one.state ?? '–',
      one.quota === undefined
        ? String(one.accounts ?? '–')
        : `${one.accounts ?? 0} of ${one.quota}`,
      shownTime(one.lastSeenAt),
      one.id,
    ]),
  );
