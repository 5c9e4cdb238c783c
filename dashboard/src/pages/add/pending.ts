import { useEffect, useRef, useState } from 'preact/hooks';
import { get } from '../../api';
import type { Problem } from '../../api';
import { useLoaded } from '../../loaded';
import { messageOf } from '../../message-of';
import { address, go } from '../../navigation';
import { change } from '../../patience';
import type { Onboarding, OnboardingPlan } from '../../shapes';
import type { Way } from '../add';
import { useKept } from './kept';
import type { Trouble } from './step';

const root = '/api/onboarding';
export const pathOf = ({ id }: Pick<Onboarding, 'id'>): string => `${root}/${id}`;

/** A new key for an account goes the way of the manifest, whoever the account signs in as. */
const wayOf = ({ renews, mode }: Onboarding): Way =>
  mode === 'delegated' && renews === undefined ? 'sign' : 'paste';

/** A registration on its way in: begun here, or on another device and gone on with. Its id is in the address. */
export function usePending(way: Way, mode: Onboarding['mode']) {
  const [user, setUser] = useKept('user');
  const [checks, setChecks] = useKept('checks', 'balanced');
  const [pending, setPending] = useState<Onboarding>();
  const [isBack, setBack] = useState(false);
  const [trouble, setTrouble] = useState<{ readonly step: number } & Trouble>();
  const load = () => get<OnboardingPlan>(`${root}?checks=${checks}&mode=${mode}`);
  const plan = useLoaded(load, [checks]);
  const mine = plan.value?.value ?? [];
  const [, id] = address.get().hash.split('/');
  const named = mine.find((one) => one.id === id);
  const latest = useRef<Onboarding | undefined>(undefined);
  const keep = (next: Onboarding | undefined) => {
    latest.current = next;
    setPending(next);
    go(next ? `#${way}/${next.id}` : `#${way}`, { replace: true });
  };
  /** Goes on with one that was begun before, on whichever device, the way that it was begun. */
  const resume = (one: Onboarding) => {
    const its = wayOf(one);
    if (its === way) {
      setBack(true);
      keep(one);
    } else go(`#${its}/${one.id}`, { replace: true });
  };
  useEffect(() => {
    if (!pending && named) resume(named);
  }, [plan.value]);
  const anew = () => {
    setBack(false);
    keep(undefined);
    plan.again();
  };
  /** Said on the card where it happened. */
  const refuse = (step: number, why: Trouble) => setTrouble({ step, ...why });
  const turn = useRef(Promise.resolve());
  /** Whoever is quicker than the list goes on with what the address names. */
  const atAddress = async () =>
    id === undefined ? undefined : (await load()).value.find((one) => one.id === id);
  /** One after the other, with what is pending by then: whoever pastes again meanwhile begins no second one. */
  const attempt = (step: number, act: (current?: Onboarding) => Promise<unknown>): Promise<void> =>
    (turn.current = turn.current.then(async () => {
      setTrouble(undefined);
      try {
        await act(latest.current ?? (await atAddress()));
      } catch (thrown) {
        refuse(step, troubleOf(thrown as Problem));
      }
    }));
  const troubleAt = (step: number) => (trouble?.step === step ? trouble : undefined);
  const begin = async (credential: 'certificate' | 'none'): Promise<Onboarding> => {
    const body = { user: user.trim(), checks, mode, credential };
    return (await change<Onboarding>('POST', root, { body })).body;
  };
  /** Says which registration it has become. */
  const identify = async (one: Onboarding, clientId: string, tenantId: string) => {
    const body = { clientId, tenantId };
    return (await change<Onboarding>('PATCH', pathOf(one), { body })).body;
  };
  const drop = (one: Onboarding) =>
    attempt(1, async () => {
      await change('DELETE', pathOf(one));
      plan.again();
    });
  return {
    ...{ user, setUser, checks, setChecks, plan: plan.value, mine },
    /** Whether the address names one that is pending no more. */
    isOver: id !== undefined && plan.value !== undefined && !named && !pending,
    ...{ pending, isBack, keep, resume, anew },
    ...{ troubleAt, refuse, attempt, begin, identify, drop },
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
