import { compact } from '../compact';
import type { Account, CheckCount, Notify, Selection } from '../domain/account';
import type { Role } from '../domain/member';
import type { Language } from '../domain/language';
import type { Schedule } from '../domain/schedule';
import type { InstallationSettings, StoredChannel } from '../domain/settings';
import type { Member } from '../ports';
import { readSettings } from '../settings/read';
import type { ChannelInput } from '../settings/replace';
import type { Services } from '../services';
import type { ScheduleInput } from '../accounts/resolve-schedule';

/** An account as its owner would describe it, without anything secret. */
export interface ExportedAccount {
  readonly id: string;
  readonly owner: string;
  readonly name: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly user?: string | undefined;
  readonly credential: { readonly kind: string };
  readonly checks: Selection;
  readonly checksPerRun: CheckCount;
  readonly schedule: ScheduleInput;
  readonly notify: Notify;
  readonly allowWrites?: boolean | undefined;
}

export interface ExportedMember {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly quota?: number | undefined;
  readonly language?: Language | undefined;
}

/** What may be carried over of the settings: the dead man's address is a secret, and so are parts of channels. */
export type ExportedSettings = Omit<InstallationSettings, 'revision' | 'channels' | 'deadMan'> & {
  /** By kind: what is not secret of each. */
  readonly channels: Readonly<Record<string, ChannelInput>>;
};

/** Everything but secrets: what another installation needs to go on from. */
export interface Exported {
  readonly accounts: readonly ExportedAccount[];
  readonly members: readonly ExportedMember[];
  readonly settings: ExportedSettings;
}

const PAGE = 100;

export async function exportAll(
  deps: Pick<Services, 'accounts' | 'members' | 'settings' | 'retentionDays'>,
): Promise<Exported> {
  const [accounts, members, settings] = await Promise.all([
    allAccounts(deps),
    deps.members.list(),
    readSettings(deps),
  ]);
  return {
    accounts: accounts.map(exportedAccount),
    members: members.filter(({ keySecret }) => keySecret === undefined).map(exportedMember),
    settings: exportedSettings(settings),
  };
}

async function allAccounts({ accounts }: Pick<Services, 'accounts'>): Promise<Account[]> {
  const found: Account[] = [];
  let after: string | undefined;
  do {
    const page = await accounts.list({ top: PAGE, after });
    found.push(...page.value);
    after = page.next;
  } while (after !== undefined);
  return found;
}

export const exportedAccount = (account: Account): ExportedAccount =>
  compact({
    id: account.id,
    owner: account.owner,
    name: account.name,
    tenantId: account.tenantId,
    clientId: account.clientId,
    user: account.user,
    credential: { kind: account.credential.kind },
    checks: account.checks,
    checksPerRun: account.checksPerRun,
    schedule: scheduleInput(account.schedule),
    notify: account.notify,
    allowWrites: account.allowWrites,
  });

/** A schedule as it is asked for. A close watch ends by itself and is not carried over. */
function scheduleInput({ closeWatchUntil: _until, ...schedule }: Schedule): ScheduleInput {
  const { preset, timeZone, quiet } = schedule;
  return preset === 'custom' ? { ...schedule, preset } : compact({ preset, timeZone, quiet });
}

export const exportedMember = ({ id, name, role, quota, language }: Member): ExportedMember =>
  compact({ id, name, role, quota, language });

export const exportedSettings = ({
  revision: _revision,
  channels,
  deadMan: _deadMan,
  ...rest
}: InstallationSettings): ExportedSettings => ({
  ...rest,
  channels: Object.fromEntries(
    Object.entries(channels).map(([kind, channel]) => [kind, exportedChannel(channel)]),
  ),
});

const exportedChannel = ({ facts, least, quiet, language }: StoredChannel): ChannelInput => ({
  ...facts,
  ...compact({ least, quiet, language }),
});
