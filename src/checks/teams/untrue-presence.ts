import { untrue } from '@perennial/checks';
import type { Counterexample } from '@perennial/checks';

/** A presence that is not the user’s, or not as it was set. */
export const untruePresence = (presence: object): Counterexample => ({
  method: 'GET',
  path: '/me/presence',
  ...untrue("users('x')/presence/$entity", { activity: 'Available', ...presence }),
});
