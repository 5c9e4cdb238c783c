import { useEffect, useState } from 'preact/hooks';
import { ask, get } from '../../api';
import type { Problem } from '../../api';
import { useLoaded } from '../../loaded';
import { messageOf } from '../../message-of';
import { address, go } from '../../navigation';
import type { Onboarding, OnboardingPlan } from '../../shapes';
import type { Way } from '../add';
import type { Trouble } from './step';

const root = '/api/onboarding';
export const pathOf = ({ id }: Pick<Onboarding, 'id'>): string => `${root}/${id}`;

/** What is asked for where somebody begins. */
interface Wish {
  readonly user: string;
  readonly checks: string;
}

/** A registration on its way in: begun here, or on another device and gone on with. Its id is in the address. */
export function usePending(way: Way, mode: Onboarding['mode']) {
  const [wish, setWish] = useState<Wish>({ user: '', checks: 'balanced' });
  const [pending, setPending] = useState<Onboarding>();
  const [trouble, setTrouble] = useState<Trouble>();
  const plan = useLoaded(
    () => get<OnboardingPlan>(`${root}?checks=${wish.checks}&mode=${mode}`),
    [wish.checks],
  );
  // A new key for an account goes the way of the manifest, whoever the account signs in as.
  const isMine = (one: Onboarding) => (one.renews ? way === 'paste' : one.mode === mode);
  const mine = plan.value?.value.filter(isMine) ?? [];
  const [, id] = address.get().hash.split('/');
  useEffect(() => {
    if (!pending) setPending(mine.find((one) => one.id === id));
  }, [plan.value]);
  const keep = (next: Onboarding | undefined) => {
    setPending(next);
    go(next ? `#${way}/${next.id}` : `#${way}`, { replace: true });
  };
  /** Whatever ends it is said where it happened. Answers undefined then. */
  const attempt = async <T>(act: () => Promise<T>): Promise<T | undefined> => {
    setTrouble(undefined);
    try {
      return await act();
    } catch (thrown) {
      setTrouble(troubleOf(thrown as Problem));
      return undefined;
    }
  };
  const begin = async (credential: 'certificate' | 'none'): Promise<Onboarding> => {
    const body = { user: wish.user.trim(), checks: wish.checks, mode, credential };
    return (await ask<Onboarding>('POST', root, { body })).body;
  };
  /** Says which registration it has become. */
  const identify = async (one: Onboarding, clientId: string, tenantId: string) => {
    const body = { clientId, tenantId };
    return (await ask<Onboarding>('PATCH', pathOf(one), { body })).body;
  };
  const drop = (one: Onboarding) =>
    attempt(async () => {
      await ask('DELETE', pathOf(one));
      if (pending?.id === one.id) keep(undefined);
      plan.again();
    });
  return {
    ...{ wish, setWish, plan: plan.value, mine, pending, keep },
    ...{ trouble, setTrouble, attempt, begin, identify, drop },
  };
}

export type Door = ReturnType<typeof usePending>;

/** The API's sentences in the form of the cards. */
const troubleOf = (problem: Problem): Trouble => {
  const { code, errors } = problem;
  const [title = '', ...rest] = messageOf(problem).split('. ');
  return {
    code,
    title,
    cause: rest.join('. ') || errors.map((one) => one.message).join(' '),
    fix: '',
  };
};
