import { pathOf } from '../../account-actions';
import { ask } from '../../api';
import { lookNow } from '../../feed';
import { messageOf } from '../../message-of';
import { go } from '../../navigation';
import { complain } from '../../parts/toast';
import type { Account } from '../../shapes';

/** Makes a second account of the same registration, and leads to it: there somebody signs in. */
export async function addSignedIn(account: Account): Promise<void> {
  try {
    const { body } = await ask<Account>('POST', `${pathOf(account)}/signed-in`);
    lookNow();
    go(`/accounts/${body.id}`);
  } catch (thrown) {
    complain(`${account.name}: ${messageOf(thrown)}`);
  }
}
