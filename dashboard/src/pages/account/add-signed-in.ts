import { pathOf } from '../../account-actions';
import { lookNow } from '../../feed';
import { go } from '../../navigation';
import { orComplain } from '../../or-complain';
import { change } from '../../patience';
import type { Account } from '../../shapes';

/** Makes a second account of the same registration, and leads to it: there somebody signs in. */
export const addSignedIn = (account: Account): Promise<boolean> =>
  orComplain(async () => {
    const { body } = await change<Account>('POST', `${pathOf(account)}/signed-in`);
    lookNow();
    go(`/accounts/${body.id}`);
  }, account.name);
