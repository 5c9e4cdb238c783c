import { pathOf } from '../../account-actions';
import { refresh } from '../../refresh';
import { orComplain } from '../../or-complain';
import { change } from '../../patience';
import { say } from '../../parts/toast';
import type { Account } from '../../shapes';
import * as w from '../../words/en/account';

/** Runs draw a check no more; undone by drawing it again. */
export async function leaveOut(account: Account, check: string): Promise<void> {
  const { except = [], ...checks } = account.checks;
  const put = (list: readonly string[], done: string, undo?: () => unknown) =>
    orComplain(async () => {
      await change('PATCH', pathOf(account), { body: { checks: { ...checks, except: list } } });
      say(done, undo);
      await refresh(account);
    });
  await put([...except, check], w.isLeftOut(check), () => put(except, w.isBack(check)));
}
