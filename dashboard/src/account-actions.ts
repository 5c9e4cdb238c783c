import { ask } from './api';
import { follow } from './follow';
import { messageOf } from './message-of';
import { complain, say } from './parts/toast';
import { go } from './navigation';
import { patiently } from './patience';
import { refresh } from './refresh';
import type { AccountBrief, Onboarding } from './shapes';
import * as m from './words/en/more';

type Named = Pick<AccountBrief, 'id' | 'name'>;

export const pathOf = ({ id }: Pick<Named, 'id'>): string =>
  `/api/accounts/${encodeURIComponent(id)}`;

/** Does it, says what came of it, and never claims what has not happened. */
const act = (account: Named, verb: string, done: () => void, body?: object): Promise<boolean> =>
  orComplain(account, async () => {
    await patiently(() => ask('POST', `${pathOf(account)}/${verb}`, { body }));
    done();
    await refresh(account);
  });

export const runNow = (account: Named): Promise<boolean> =>
  act(account, 'run', () => {
    say(m.runAsked(account.name));
    void follow(account);
  });

export const pauseNow = (account: Named, reason?: string): Promise<boolean> =>
  act(
    account,
    'pause',
    () => say(m.isPaused(account.name), () => resumeNow(account)),
    reason ? { reason } : undefined,
  );

export const resumeNow = (account: Named): Promise<boolean> =>
  act(account, 'resume', () => say(m.isResumed(account.name), () => pauseNow(account)));

/** Does it, and says with the account's name why it did not go through. */
export async function orComplain(account: Named, work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (thrown) {
    complain(`${account.name}: ${messageOf(thrown)}`);
    return false;
  }
}

/** Leaves for Microsoft; whoever comes back is led to the account. */
export const signIn = (account: Named): Promise<boolean> =>
  orComplain(account, async () => {
    const { body } = await patiently(() =>
      ask<{ url: string }>('POST', `${pathOf(account)}/sign-in`),
    );
    location.href = body.url;
  });

/** Has the next key made, and leads to where its certificate goes into the registration. */
export const renew = (account: Named): Promise<boolean> =>
  orComplain(account, async () => {
    const { body } = await ask<Onboarding>('POST', `${pathOf(account)}/key`);
    go(`/add#paste/${body.id}`);
  });
