// After everything was deleted: the next deployment draws new names and starts a new budget.
import { remember } from './azd.mjs';

remember('PERENNIAL_NAME_SALT', '');
remember('PERENNIAL_BUDGET_START', '');
