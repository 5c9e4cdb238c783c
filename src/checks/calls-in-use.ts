import { callsOf } from '@perennial/checks';
import type { Call } from '@perennial/checks';
import { fixtures } from './fixtures';
import { checks, creations } from './registry';

/** Every call that a check or a creation may send, whether its operation is known or not. */
export function callsInUse(): readonly Call[] {
  return [...[...checks, ...fixtures].flatMap(({ calls }) => calls), ...creations.flatMap(callsOf)];
}
