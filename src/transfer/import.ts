import { isDeepStrictEqual } from 'node:util';
import { nameAddress } from '../addresses/name-address';
import { auditEntry, named } from '../audit';
import { draftAccount } from '../accounts/register';
import type { AccountInput } from '../accounts/register';
import type { Capabilities } from '../accounts/resolve';
import { NEVER } from '../domain/account';
import type { Account } from '../domain/account';
import { FIRST_OPERATOR } from '../domain/member';
import type { Principal } from '../domain/member';
import { initialSettings } from '../domain/settings';
import { Refusal, unprocessable } from '../refusal';
import type { FieldError } from '../refusal';
import type { Services } from '../services';
import { exportedAccount, exportedMember, exportedSettings } from './export';
import { readStored } from '../settings/read';
import type { SettingsInput } from '../settings/replace';
import { withDefaults } from '../settings/with-defaults';
import type { PlainSettings } from '../settings/with-defaults';
import { carriedChannels } from './channels';
import type { CarriedChannels } from './channels';
import type { ExportedAccount, ExportedMember } from './export';

type Deps = Services & Capabilities;

/** What becomes of one thing. `kept`: there is another by this id or name, which stays as it is. */
export type ImportResult = 'added' | 'unchanged' | 'kept';

/** As it was exported, or as somebody has written it: what is absent has its default. */
export type ImportedAccount = Pick<ExportedAccount, 'id' | 'owner' | 'credential'> &
  Omit<AccountInput, 'credential'>;

export interface ImportDocument {
  readonly accounts: readonly ImportedAccount[];
  readonly members: readonly ExportedMember[];
  readonly settings: PlainSettings & Pick<SettingsInput, 'channels'>;
}

export interface Imported {
  readonly accounts: readonly { id: string; name: string; result: ImportResult }[];
  readonly members: readonly { id: string; name: string; result: ImportResult }[];
  /** `changed`: nothing had been set here. */
  readonly settings: 'changed' | 'unchanged' | 'kept';
  /** Kinds of channels that came without a secret that they need: set them in the settings. */
  readonly waitingChannels: readonly string[];
}

/**
 * Adds what is not here yet, and changes nothing that is: a second time it does nothing. An account waits
 * for its credential, a member for a link. With `dryRun` it only says what it would do. Throws `Refusal`
 * before anything is written where an account could not be run here.
 */
export async function importAll(
  deps: Deps,
  by: Principal,
  document: ImportDocument,
  dryRun: boolean,
): Promise<Imported> {
  const drafts = draftsOf(deps, document.accounts);
  const { channels: given } = document.settings;
  const channels = given && (await carriedChannels(deps, given));
  const members = [];
  for (const member of document.members) {
    const owned = document.accounts.filter(({ owner }) => owner === member.id).map(({ id }) => id);
    const result = await importMember(deps, by, member, { owned, dryRun });
    members.push({ id: member.id, name: member.name, result });
  }
  const accounts = [];
  for (const account of drafts) {
    const result = await importAccount(deps, by, account, dryRun);
    accounts.push({ id: account.id, name: account.name, result });
  }
  const settings = await importSettings(deps, by, { ...document.settings, channels }, dryRun);
  return { accounts, members, settings, waitingChannels: channels?.waiting ?? [] };
}

function draftsOf(deps: Deps, accounts: readonly ImportedAccount[]): Account[] {
  const errors: FieldError[] = [];
  const drafts = accounts.flatMap((account, index) => {
    try {
      return [draftOf(deps, account)];
    } catch (thrown) {
      if (!(thrown instanceof Refusal)) throw thrown;
      errors.push(
        ...thrown.errors.map(({ field, message }) => ({
          field: `/accounts/${index}${field}`,
          message,
        })),
      );
      return [];
    }
  });
  if (errors.length > 0) throw unprocessable(errors);
  return drafts;
}

/** The account as it will be stored: it never runs before it is given a credential. */
function draftOf(deps: Deps, { id, owner, credential, ...input }: ImportedAccount): Account {
  const now = deps.clock();
  return {
    ...draftAccount(deps, { ...input, credential }),
    id,
    owner,
    credential: { kind: credential.kind, id: deps.entropy.hex(16), secrets: {} },
    state: 'needs-credential',
    stateSince: now,
    revision: 1,
    slot: now,
    dueAt: NEVER,
    recentResults: [],
    createdAt: now,
    updatedAt: now,
  };
}

async function importAccount(
  deps: Deps,
  by: Principal,
  account: Account,
  dryRun: boolean,
): Promise<ImportResult> {
  const existing = await deps.accounts.get(account.id);
  if (existing) {
    const same = isSame(exportedAccount(existing.value), exportedAccount(account));
    return same ? 'unchanged' : 'kept';
  }
  if (dryRun) return 'added';
  const known = account.owner === FIRST_OPERATOR || (await deps.members.get(account.owner));
  const owned = known ? account : { ...account, owner: FIRST_OPERATOR };
  const audit = auditEntry(deps, by, 'account.imported', { account: named(owned) });
  if (!(await deps.accounts.insert(owned, audit))) return 'kept';
  await nameAddress(deps, by, owned);
  return 'added';
}

async function importMember(
  deps: Deps,
  by: Principal,
  member: ExportedMember,
  { owned, dryRun }: { readonly owned: readonly string[]; readonly dryRun: boolean },
): Promise<ImportResult> {
  const { value: existing } = (await deps.members.get(member.id)) ?? {};
  if (existing) return isSame(exportedMember(existing), member) ? 'unchanged' : 'kept';
  if (dryRun) return 'added';
  const audit = auditEntry(deps, by, 'member.imported', { member: named(member) });
  const added = { ...member, accountIds: owned, createdAt: deps.clock() };
  return (await deps.members.insert(added, { audit })) ? 'added' : 'kept';
}

async function importSettings(
  deps: Deps,
  by: Principal,
  { channels, ...settings }: PlainSettings & { readonly channels: CarriedChannels | undefined },
  dryRun: boolean,
): Promise<Imported['settings']> {
  const { value: before, stored } = await readStored(deps);
  const wanted = {
    ...withDefaults(initialSettings(deps.retentionDays), settings),
    channels: { ...before.channels, ...channels?.whole },
  };
  const next = { ...before, ...wanted, revision: 1 };
  if (isSame(exportedSettings(before), exportedSettings(next))) return 'unchanged';
  if (before.revision > 0) return 'kept';
  if (dryRun) return 'changed';
  const audit = auditEntry(deps, by, 'settings.changed', { fields: Object.keys(settings) });
  return (await deps.settings.write(stored, next, audit)) === 'done' ? 'changed' : 'kept';
}

/** As JSON has it: what is undefined is not there. */
const isSame = (one: unknown, other: unknown): boolean =>
  isDeepStrictEqual(JSON.parse(JSON.stringify(one)), JSON.parse(JSON.stringify(other)));
