import { catalogueOf, lookupIn } from '@perennial/checks';
import type { Check } from '@perennial/checks';
import { checks, creations } from './registry';

/** Every check there is. */
export const catalogue: readonly Check[] = catalogueOf(checks, creations);

/** What every run looks at unless an account says otherwise: one read of each of these workloads. */
export const alwaysChecks: readonly string[] = [
  'profile.read-self',
  'mail.page-inbox',
  'calendar.find-default',
];

/** What runs and sweeps look their checks and creations up by. Those that are built in have no versions. */
export const { findCheck, findCreation } = lookupIn(catalogue, creations);
