import { catalogueOf, lookupIn } from '@perennial/checks';
import type { Check, Creation } from '@perennial/checks';
import { legacyCheck } from './legacy';
import * as legacy from './legacy-registry';
import { checks, creations as declared } from './registry';

const before = Object.values(legacy).map(legacyCheck);

/** Every sort of thing that a check makes. */
export const creations: readonly Creation[] = [
  ...declared,
  ...before.flatMap(({ creates }) => creates),
];

/** Every check there is. */
export const catalogue: readonly Check[] = catalogueOf([...checks, ...before], creations);

/** What every run looks at unless an account says otherwise: one read of each of these workloads. */
export const alwaysChecks: readonly string[] = [
  'profile.read-self',
  'mail.page-inbox',
  'calendar.find-default',
];

/** What runs and sweeps look their checks and creations up by. Those that are built in have no versions. */
export const { findCheck, findCreation } = lookupIn(catalogue, creations);
