import { NEVER } from '../domain/account';
import type { Account } from '../domain/account';
import type { Services } from '../services';

type Deps = Pick<Services, 'runQueue' | 'clock' | 'lookAheadMs'>;

/**
 * Sends the message for an account that is due before the next tick would see to it. Called after its
 * row was written: when the message is lost, the tick finds the due entry.
 */
export async function dispatch(deps: Deps, account: Account): Promise<void> {
  const now = deps.clock();
  if (account.dueAt === NEVER || account.deleted || account.dueAt - now > deps.lookAheadMs) return;
  const message = { accountId: account.id, slot: account.slot };
  await deps.runQueue.send(message, Math.max(0, account.dueAt - now));
}
