import { ask } from '../../api';
import { pathOf } from '../../account-actions';
import { refresh } from '../../refresh';
import { messageOf } from '../../message-of';
import { complain, say } from '../../parts/toast';
import type { Account } from '../../shapes';
import * as w from '../../words/en/account';

/** Runs draw a check no more; undone by drawing it again. */
export async function leaveOut(account: Account, check: string): Promise<void> {
  const { except = [], ...checks } = account.checks;
  const put = async (list: readonly string[], done: string, undo?: () => unknown) => {
    try {
      await ask('PATCH', pathOf(account), { body: { checks: { ...checks, except: list } } });
      say(done, undo);
      await refresh(account);
    } catch (thrown) {
      complain(messageOf(thrown));
    }
  };
  await put([...except, check], w.isLeftOut(check), () => put(except, w.isBack(check)));
}
