import { useEffect, useState } from 'preact/hooks';
import { ask } from '../../api';
import type { Problem } from '../../api';
import type { OnboardingCheck } from '../../shapes';
import { pathOf } from './pending';
import type { Door } from './pending';

/** How often the page looks by itself, after somebody has asked for it: then they say that it shall go on. */
const MOST_LOOKS = 40;
/** For whoever comes back to what may be in by now. */
const MOST_LOOKS_BACK = 9;
const USUAL_SECONDS = 20;

/** A token came, whatever is in it: the certificate has been saved. */
export const isIn = ({ state, granted }: OnboardingCheck): boolean =>
  state === 'ready' || granted.length > 0;

/**
 * Looks with one token after another until everything is there, waiting does not help, or it was often enough. `asked`:
 * how often somebody has said that it shall look. Of an onboarding that is come back to it is shown only what is in, and
 * nothing is asked again after a refusal: that would look like guessing.
 */
export function useCheck(
  { pending, isBack }: Pick<Door, 'pending' | 'isBack'>,
  asked: number,
): { readonly found: OnboardingCheck | undefined; readonly seconds: number } {
  const [found, setFound] = useState<OnboardingCheck>();
  const [seconds, setSeconds] = useState(0);
  const id = pending?.clientId === undefined ? undefined : pending.id;
  const most = asked > 0 ? MOST_LOOKS : isBack ? MOST_LOOKS_BACK : 0;
  useEffect(() => setFound(undefined), [id]);
  useEffect(() => {
    if (id === undefined || most === 0) return undefined;
    const since = Date.now();
    let timer: ReturnType<typeof setTimeout>;
    let looks = 0;
    const show = (check: OnboardingCheck) => {
      const isTold = asked > 0 || isIn(check);
      if (isTold) setFound(check);
      return isTold || !check.failure;
    };
    const look = async () => {
      looks += 1;
      const again = await once(id, show);
      if (again !== undefined && looks < most) timer = setTimeout(() => void look(), spread(again));
    };
    const tick = setInterval(() => setSeconds(Math.round((Date.now() - since) / 1000)), 1000);
    void look();
    return () => {
      clearTimeout(timer);
      clearInterval(tick);
    };
  }, [id, asked, isBack]);
  return { found, seconds };
}

/** Up to a fifth longer, in milliseconds: pages do not all come at once. Never sooner: that is told the last answer again. */
const spread = (seconds: number): number => seconds * (1000 + Math.random() * 200);

/** Answers after how many seconds to look again; undefined where that does not help. */
async function once(id: string, goesOn: (check: OnboardingCheck) => boolean) {
  try {
    const { body } = await ask<OnboardingCheck>('POST', `${pathOf({ id })}/check`);
    return !goesOn(body) || body.state === 'ready' ? undefined : body.tryAgainAfterSeconds;
  } catch (thrown) {
    const { status, retryAfter } = thrown as Problem;
    return status === 404 ? undefined : (retryAfter ?? USUAL_SECONDS);
  }
}
