import { orComplain, pathOf } from '../../account-actions';
import { ask } from '../../api';
import { lookNow } from '../../feed';
import { go } from '../../navigation';
import type { Account } from '../../shapes';

/** Makes a second account of the same registration, and leads to it: there somebody signs in. */
export const addSignedIn = (account: Account): Promise<boolean> =>
  orComplain(account, async () => {
    const { body } = await ask<Account>('POST', `${pathOf(account)}/signed-in`);
    lookNow();
    go(`/accounts/${body.id}`);
  });
