import type { Command } from 'commander';
import { accountPath } from '../lookup';
import { SECRET_FIELDS } from '../secrets';
import type { Session } from '../session';

/** What an account is told, and not what it has come to. */
const DECLARED = [
  'name',
  'tenantId',
  'clientId',
  'user',
  'mode',
  'checks',
  'allowWrites',
  'checksPerRun',
  'schedule',
  'notify',
];

interface Exported {
  readonly name: string;
  readonly credential: { readonly kind: string };
  readonly [field: string]: unknown;
}

export function exportAccounts(program: Command, session: Session): void {
  program
    .command('export')
    .description('prints all accounts as apply reads them, with a name in place of each secret')
    .action(async () => {
      const listed = await session.api.list<Exported & { id: string }>('/api/accounts?top=100');
      const accounts = [];
      for (const one of listed)
        accounts.push(declared(await session.api.get<Exported>(accountPath(one))));
      session.terminal.out(JSON.stringify({ accounts }, null, 2));
    });
}

function declared(account: Exported): object {
  const { name, credential } = account;
  const fields = DECLARED.filter((field) => account[field] !== undefined);
  const secret = SECRET_FIELDS[credential.kind];
  return {
    ...Object.fromEntries(fields.map((field) => [field, account[field]])),
    credential: {
      kind: credential.kind,
      ...(secret !== undefined && { [secret]: { env: variableFor(name) } }),
    },
  };
}

/** `Contoso West` → `CONTOSO_WEST_SECRET` */
const variableFor = (name: string): string =>
  `${name.toUpperCase().replace(/[^A-Z0-9]+/g, '_')}_SECRET`;
