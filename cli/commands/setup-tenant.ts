import { Option } from 'commander';
import type { Command } from 'commander';
import { CREDENTIALS, MODES, TOKEN_SOURCES } from '../setup/choices';
import type { Session } from '../session';

interface Flags {
  readonly for?: string;
  readonly file?: string;
  readonly yes?: boolean;
  readonly plan?: boolean;
  readonly verbose?: boolean;
  readonly remove?: boolean;
  readonly keep30Days?: boolean;
}

export function setupTenant(program: Command, session: Session): void {
  program
    .command('setup-tenant')
    .description(
      'makes the app registration in a tenant, allows it, registers the account, and waits for its first run: shows first what will be done, and asks',
    )
    .option('--tenant <domain>', 'a domain of the tenant, or its id')
    .option('--user <address>', 'whose mailbox and drive the checks use')
    .option('--for <origin>', 'the same as --url; local: this machine')
    .option(
      '--checks <names>',
      'balanced (usual), read-only, everything, or names with commas between',
    )
    .addOption(
      new Option('--mode <mode>', 'as the app (usual), as whoever signs in').choices(MODES),
    )
    .option('--name <text>', 'of the registration; usual: Perennial checks')
    .addOption(
      new Option(
        '--credential <kind>',
        'usual: certificate; federated: no key at all, where Perennial runs in Azure',
      ).choices(CREDENTIALS),
    )
    .option('--certificate <file>', 'private key and certificate of your own, in PEM')
    .option('--lifetime <months>', 'of the key; usual: 12m')
    .addOption(
      new Option(
        '--token-from <source>',
        'where the administrator’s token is from; usual: az, else azd',
      ).choices(TOKEN_SOURCES),
    )
    .option('--client-id <id>', 'of a registration of your own, for --token-from device')
    .option('--adopt <id>', 'uses a registration that is there, by its client id')
    .option(
      '--home-tenant <domain>',
      'with --credential federated: where Perennial’s own identity and so the registration is',
    )
    .option('--any-tenant', 'also one without a developer subscription; checks will only read')
    .option('--file <file>', 'several tenants: a JSON list of these options')
    .option('--plan', 'shows what would be done, and stops')
    .option('--verbose', 'with --plan: each permission with its checks')
    .option('--yes', 'does not ask')
    .option('--remove', 'takes everything away again')
    .option('--keep-30-days', 'with --remove: the registration can be restored')
    .action(async (flags: Flags) => {
      const { for: origin, file, yes, plan, verbose, remove, keep30Days, ...given } = flags;
      if (origin !== undefined) session.speakTo(origin);
      // Microsoft's side and the catalogue are most of what there is to load, and no other command's.
      const { setupTenants } = await import('../setup/run');
      await setupTenants(session, {
        given,
        file,
        yes: yes === true,
        planOnly: plan === true,
        verbose: verbose === true,
        remove: remove === true,
        keepRestorable: keep30Days === true,
      });
    });
}
