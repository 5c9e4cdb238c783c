import { follow } from './follow';
import { orComplain } from './or-complain';
import { say } from './parts/toast';
import { go } from './navigation';
import { change } from './patience';
import { refresh } from './refresh';
import type { AccountBrief, Onboarding } from './shapes';
import * as m from './words/en/more';

type Named = Pick<AccountBrief, 'id' | 'name'>;

export const pathOf = ({ id }: Pick<Named, 'id'>): string =>
  `/api/accounts/${encodeURIComponent(id)}`;

/** Does it, says what came of it, and never claims what has not happened. */
const act = (account: Named, verb: string, done: () => void, body?: object): Promise<boolean> =>
  orComplain(async () => {
    await change('POST', `${pathOf(account)}/${verb}`, { body });
    done();
    await refresh(account);
  }, account.name);

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

/** Leaves for Microsoft; whoever comes back is led to the account. */
export const signIn = (account: Named): Promise<boolean> =>
  orComplain(async () => {
    const { body } = await change<{ url: string }>('POST', `${pathOf(account)}/sign-in`);
    location.href = body.url;
  }, account.name);

/** Has the next key made, and leads to where its certificate goes into the registration. */
export const renew = (account: Named): Promise<boolean> =>
  orComplain(async () => {
    const { body } = await change<Onboarding>('POST', `${pathOf(account)}/key`);
    go(`/add#paste/${body.id}`);
  }, account.name);
