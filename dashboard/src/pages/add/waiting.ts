import { useEffect, useState } from 'preact/hooks';
import { ask } from '../../api';
import type { Problem } from '../../api';
import type { Onboarding, OnboardingCheck } from '../../shapes';
import { pathOf } from './pending';

/** How often the page looks by itself: then somebody says that it shall go on. */
const MOST_LOOKS = 40;
const USUAL_SECONDS = 20;

/** Looks with one token after another until everything is there, waiting does not help, or it was often enough. */
export function useCheck(pending: Onboarding | undefined, begun: number) {
  const [found, setFound] = useState<OnboardingCheck>();
  const [seconds, setSeconds] = useState(0);
  const id = pending?.clientId === undefined ? undefined : pending.id;
  useEffect(() => {
    if (id === undefined || begun === 0) return undefined;
    const since = Date.now();
    let timer: ReturnType<typeof setTimeout>;
    let looks = 0;
    const look = async () => {
      looks += 1;
      const again = await once(id, setFound);
      if (again !== undefined && looks < MOST_LOOKS)
        timer = setTimeout(() => void look(), again * 1000);
    };
    const tick = setInterval(() => setSeconds(Math.round((Date.now() - since) / 1000)), 1000);
    void look();
    return () => {
      clearTimeout(timer);
      clearInterval(tick);
    };
  }, [id, begun]);
  return { found, seconds };
}

/** Answers after how many seconds to look again; undefined where that does not help. */
async function once(id: string, found: (check: OnboardingCheck) => void) {
  try {
    const { body } = await ask<OnboardingCheck>('POST', `${pathOf({ id })}/check`);
    found(body);
    return body.state === 'ready' ? undefined : body.tryAgainAfterSeconds;
  } catch (thrown) {
    const { status, retryAfter } = thrown as Problem;
    return status === 404 ? undefined : (retryAfter ?? USUAL_SECONDS);
  }
}
