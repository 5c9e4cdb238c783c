import type { Principal } from '../domain/member';
import { secondsToNextLook } from '../domain/onboarding';
import type { Onboarding, OnboardingCheck } from '../domain/onboarding';
import type { Services } from '../services';
import { untilWritten } from '../until-written';
import { checkOnboarding, notAskedYet } from './check';
import { findOnboarding } from './find';

/** An onboarding, and how far it is. */
export interface Looked {
  readonly onboarding: Onboarding;
  readonly check: OnboardingCheck;
}

/**
 * How far an onboarding is. Microsoft is asked no more often than the waits say, however often a page is loaded anew, here
 * or on another device: whoever comes too early is given the last answer. Throws `Refusal` where there is no such onboarding.
 */
export async function lookAt(
  services: Services,
  principal: Principal,
  id: string,
): Promise<Looked> {
  const { onboarding, turn, waitSeconds } = await takeTurn(services, principal, id);
  if (waitSeconds > 0) return { onboarding, check: lastAnswer(services, onboarding, waitSeconds) };
  const check = await checkOnboarding(services, onboarding);
  if (turn !== undefined) await keepAnswer(services, id, turn, check);
  return { onboarding, check };
}

interface Turn {
  readonly onboarding: Onboarding;
  /** When it was taken (milliseconds since the epoch); undefined where Microsoft is not asked. */
  readonly turn?: number;
  readonly waitSeconds: number;
}

/** It is written that Microsoft is asked before it is: of two at once one asks. */
async function takeTurn(services: Services, principal: Principal, id: string): Promise<Turn> {
  return untilWritten(async () => {
    const current = await findOnboarding(services, principal, id);
    const { value: onboarding } = current;
    const { clientId, certificate, look } = onboarding;
    if (clientId === undefined || !certificate) return { onboarding, waitSeconds: 0 };
    const now = services.clock();
    const waitSeconds = secondsToNextLook(onboarding, now);
    if (waitSeconds > 0) return { onboarding, waitSeconds };
    const next = { ...onboarding, look: { ...look, at: now } };
    const written = await services.onboardings.replace(current, next);
    return written === 'conflict' ? 'conflict' : { onboarding, turn: now, waitSeconds };
  });
}

/** Unless the onboarding is over, or has become another registration. */
async function keepAnswer(
  { onboardings }: Pick<Services, 'onboardings'>,
  id: string,
  turn: number,
  found: OnboardingCheck,
): Promise<void> {
  await untilWritten(async () => {
    const current = await onboardings.get(id);
    if (current?.value.look?.at !== turn) return 'done';
    return onboardings.replace(current, { ...current.value, look: { at: turn, found } });
  });
}

function lastAnswer(
  services: Pick<Services, 'catalogue'>,
  onboarding: Onboarding,
  waitSeconds: number,
): OnboardingCheck {
  const found = onboarding.look?.found ?? notAskedYet(services, onboarding);
  const again = found.tryAgainAfterSeconds === undefined ? undefined : waitSeconds;
  return { ...found, tryAgainAfterSeconds: again };
}
