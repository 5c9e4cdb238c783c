import { callsOf } from '@perennial/checks';
import type { Call } from '@perennial/checks';
import { fixtures } from './fixtures';
import { legacyCheck } from './legacy';
import * as legacy from './legacy-registry';
import { checks, creations } from './registry';

/** Every call that a check or a creation may send, whether its operation is known or not. */
export function callsInUse(): readonly Call[] {
  const before = Object.values(legacy).map(legacyCheck);
  return [
    ...[...checks, ...before, ...fixtures].flatMap(({ calls }) => calls),
    ...creations.flatMap(callsOf),
  ];
}
