import { nameAddress } from '../addresses/name-address';
import { compact } from '../compact';
import { auditEntry, named } from '../audit';
import type { Account, CheckCount, Notify } from '../domain/account';
import type { AuditEntry } from '../domain/audit';
import type { Principal } from '../domain/member';
import { revise } from '../domain/configuration';
import type { Configuration } from '../domain/configuration';
import { dispatch } from './dispatch';
import { Refusal } from '../refusal';
import type { Services } from '../services';
import { validateRunnable, DEFAULT_COUNT, resolveCredential, resolveSelection } from './resolve';
import type { Capabilities, SelectionInput } from './resolve';
import { resolveSchedule } from './resolve-schedule';
import type { ScheduleInput } from './resolve-schedule';
import { secretNames } from '../tokens/secret-name';
import { activateCredential, discardUnused, heldForTry } from './activate-credential';
import { storeCredential } from './store-credential';
import { updateAccount } from './update';

/** What is to change (RFC 7396 at the top level): absent stays, null goes back to the default. */
export interface AccountChanges {
  readonly name?: string | undefined;
  readonly user?: string | null | undefined;
  readonly credential?: { readonly kind: string } | undefined;
  readonly checks?: SelectionInput | null | undefined;
  readonly checksPerRun?: CheckCount | null | undefined;
  readonly schedule?: ScheduleInput | null | undefined;
  readonly notify?: Notify | null | undefined;
  readonly allowWrites?: boolean | null | undefined;
}

/**
 * Changes an account, whether a run is under way or not. `revisions`: those that the caller will have
 * replaced, where it said so. A new credential goes into the vault first and is tried at once; the old
 * one is removed when nothing refers to it any more. Throws `Refusal`.
 */
export async function changeAccount(
  services: Services & Capabilities,
  principal: Principal,
  id: string,
  changes: AccountChanges,
  revisions?: readonly number[],
): Promise<Account> {
  const kind = changes.credential && resolveCredential(services, changes.credential);
  const credential = kind && (await storeCredential(services, id, kind, changes.credential));
  try {
    const { before, after } = await updateAccount(
      services,
      id,
      (account, now) => {
        assertRevision(account, revisions);
        if (Object.keys(changes).length === 0) return account;
        const mode = kind?.mode ?? account.mode;
        const configuration = {
          ...merged(services, { ...account, mode }, changes),
          credential: credential ?? account.credential,
        };
        const revised = revise(account, configuration, now);
        validateRunnable(services, revised);
        return credential ? heldForTry(services, revised, now) : revised;
      },
      (change) => changedEntry(services, principal, changes, change.after),
    );
    if (changes.notify) await nameAddress(services, principal, after);
    if (after === before) return after;
    return credential
      ? await activateCredential(services, before, after)
      : await moved(services, before, after);
  } catch (thrown) {
    if (credential) await discardUnused(services, id, secretNames(credential));
    throw thrown;
  }
}

const changedEntry = (
  services: Pick<Services, 'clock' | 'entropy'>,
  principal: Principal,
  changes: AccountChanges,
  account: Account,
): AuditEntry =>
  auditEntry(services, principal, 'account.changed', {
    account: named(account),
    fields: Object.keys(changes),
  });

function assertRevision({ revision }: Account, revisions: readonly number[] | undefined): void {
  if (revisions && !revisions.includes(revision)) {
    throw new Refusal('changed-meanwhile', 'Somebody has changed the account meanwhile.');
  }
}

/** What the account says with the changes, its credential left out. Throws `Refusal` where one of them cannot be. */
function merged(
  capabilities: Capabilities & Pick<Services, 'clock'>,
  account: Account,
  { name, user, checks, checksPerRun, schedule, notify, allowWrites }: AccountChanges,
): Omit<Configuration, 'credential'> {
  const { mode, signedIn, schedule: before } = account;
  const moment = { ...capabilities, before, now: capabilities.clock() };
  return {
    mode,
    signedIn,
    name: name ?? account.name,
    user: mergedOne(user, account.user, (given) => given),
    allowWrites: mergedOne(allowWrites, account.allowWrites, (given) => given),
    checks: mergedOne(checks, account.checks, (given) =>
      resolveSelection(capabilities, mode, given),
    ),
    checksPerRun: mergedOne(checksPerRun, account.checksPerRun, (given = DEFAULT_COUNT) => given),
    schedule: mergedOne(schedule, before, (given) => resolveSchedule(moment, given)),
    notify: mergedOne(notify, account.notify, (given = {}) => compact(given)),
  };
}

/** Absent stays as it is; null is resolved as nothing given. */
const mergedOne = <Given, Value>(
  given: Given | null | undefined,
  before: Value,
  resolve: (given: Given | undefined) => Value,
): Value => (given === undefined ? before : resolve(given ?? undefined));

/** After a change that leaves the credential alone: a slot that moved needs its message. */
async function moved(
  services: Pick<Services, 'clock' | 'runQueue' | 'lookAheadMs'>,
  before: Account,
  after: Account,
): Promise<Account> {
  if (after.slot !== before.slot) await dispatch(services, after);
  return after;
}
