// Before a deployment: draws what it needs once and must keep afterwards.
import { randomBytes } from 'node:crypto';
import { remember } from './azd.mjs';

const firstOfMonth = () => `${new Date().toISOString().slice(0, 7)}-01`;

/** A vault that was deleted keeps its name for seven days: names made from a new salt are free. */
if (!process.env.PERENNIAL_NAME_SALT) {
  remember('PERENNIAL_NAME_SALT', randomBytes(4).toString('hex'));
}
/** A budget may not change its first month later on. */
if (!process.env.PERENNIAL_BUDGET_START) remember('PERENNIAL_BUDGET_START', firstOfMonth());
