import { nameAddress } from '../addresses/name-address';
import { compact } from '../compact';
import { auditEntry, named } from '../audit';
import { NEVER } from '../domain/account';
import type {
  Account,
  CheckCount,
  LeasedAccount,
  Notify,
  StoredCredential,
} from '../domain/account';
import { PERENNIAL } from '../domain/audit';
import { grantLease } from '../domain/lease';
import { newAccountId } from './id';
import { ownerOf } from '../domain/member';
import type { Principal } from '../domain/member';
import { preflightLeased } from './preflight';
import { deleteAccount } from './delete';
import { assertStillMember, reserve, unreserve } from './quota';
import type { Services } from '../services';
import {
  credentialKindOf,
  validateRunnable,
  DEFAULT_COUNT,
  resolveCredential,
  resolveSelection,
} from './resolve';
import type { Capabilities, SelectionInput } from './resolve';
import { resolveSchedule } from './resolve-schedule';
import type { ScheduleInput } from './resolve-schedule';
import { secretNames } from '../tokens/secret-name';
import { removeSecrets, storeCredential } from './store-credential';

/** An account as its owner describes it; strings are trimmed and bounded already. */
export interface AccountInput {
  readonly name: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly user?: string | undefined;
  readonly credential: { readonly kind: string };
  readonly checks?: SelectionInput | undefined;
  readonly checksPerRun?: CheckCount | undefined;
  readonly schedule?: ScheduleInput | undefined;
  readonly notify?: Notify | undefined;
  readonly allowWrites?: boolean | undefined;
}

/** An account that is not stored yet: all that its owner decides. */
export type Draft = Pick<
  Account,
  | 'name'
  | 'tenantId'
  | 'clientId'
  | 'user'
  | 'mode'
  | 'checks'
  | 'checksPerRun'
  | 'schedule'
  | 'notify'
  | 'allowWrites'
>;

/**
 * An account's settings out of what its owner said, defaults filled in; of the credential only its kind
 * matters. Throws `Refusal`.
 */
export function draftAccount(
  capabilities: Capabilities & Pick<Services, 'clock'>,
  input: AccountInput,
): Draft {
  const { mode } = credentialKindOf(capabilities, input.credential);
  const { name, tenantId, clientId, user, checksPerRun = DEFAULT_COUNT, notify } = input;
  const { allowWrites } = input;
  const draft = compact({
    name,
    tenantId,
    clientId,
    user,
    mode,
    checks: resolveSelection(capabilities, mode, input.checks),
    checksPerRun,
    schedule: resolveSchedule({ ...capabilities, now: capabilities.clock() }, input.schedule),
    notify: compact(notify ?? {}),
    allowWrites,
  });
  validateRunnable(capabilities, draft);
  return draft;
}

/**
 * Registers an account: its secrets go into the vault, then its row into the table, held for a moment
 * while the first token is asked for; then it runs at once. Where somebody has to sign in first, it waits
 * for that. Whatever cannot be stored leaves nothing behind. A token that is refused is an answer (`preflight`), not an error.
 * Under an id that was decided before, at most one account is made, however often it is tried.
 */
export async function registerAccount(
  services: Services & Capabilities,
  principal: Principal,
  input: AccountInput,
  { id = newAccountId(services), onboarded }: Known = {},
): Promise<Account> {
  const kind = resolveCredential(services, input.credential);
  const draft = draftAccount(services, input);
  const owner = ownerOf(principal);
  await reserve(services, principal, id);
  try {
    const credential = await storeCredential(services, id, kind, input.credential);
    const account = await insert(services, principal, {
      id,
      owner,
      ...draft,
      onboarded,
      credential,
    });
    if (account.credential.id !== credential.id) return account;
    await keepOrDelete(services, principal, id);
    await nameAddress(services, principal, account);
    return isHeld(account) ? await preflightLeased(services, account) : account;
  } catch (thrown) {
    await unreserve(services, owner, id);
    throw thrown;
  }
}

/** The account that a try under this id has made before it was cut, perhaps before its address was asked. */
export async function registeredBefore(
  services: Services,
  principal: Principal,
  id: string,
): Promise<Account | undefined> {
  const { value: account } = (await services.accounts.get(id)) ?? {};
  if (account && !account.deleted) await nameAddress(services, principal, account);
  return account;
}

/** What is known of an account besides what its owner says. */
interface Known extends Pick<Account, 'onboarded'> {
  readonly id?: string | undefined;
}

/** A member that was removed before the row was there has been looked for in vain by its removal. */
async function keepOrDelete(
  services: Services,
  principal: Principal,
  accountId: string,
): Promise<void> {
  try {
    await assertStillMember(services, principal);
  } catch (thrown) {
    await deleteAccount(services, PERENNIAL, accountId);
    throw thrown;
  }
}

const isHeld = (account: Account): account is LeasedAccount => account.lease !== undefined;

/** Nothing is asked for, and nothing runs, before somebody has signed in. */
const waitingForSignIn = (account: Account): Account => ({
  ...account,
  state: 'needs-sign-in',
  dueAt: NEVER,
});

type Fresh = Draft &
  Pick<Account, 'id' | 'owner' | 'onboarded'> & { readonly credential: StoredCredential };

/** Answers the account that another try with the same id has made, where it was first. */
async function insert(services: Services, principal: Principal, fresh: Fresh): Promise<Account> {
  const now = services.clock();
  const account: Account = {
    ...fresh,
    state: 'active',
    stateSince: now,
    revision: 1,
    slot: now,
    dueAt: now,
    recentResults: [],
    createdAt: now,
    updatedAt: now,
  };
  const held = fresh.credential.awaitsSignIn
    ? waitingForSignIn(account)
    : grantLease(account, services.entropy.hex(16), now);
  try {
    const about = { account: named(held) };
    const audit = auditEntry(services, principal, 'account.registered', about);
    if (!(await services.accounts.insert(held, audit)))
      throw new Error('the account’s id is taken');
  } catch (thrown) {
    // Without an answer the row may be there all the same: then it needs its secrets.
    const { value } = (await services.accounts.get(held.id)) ?? {};
    if (value?.credential.id === held.credential.id) return held;
    await removeSecrets(services, held.id, secretNames(held.credential));
    if (value && !value.deleted) return value;
    throw thrown;
  }
  return held;
}
