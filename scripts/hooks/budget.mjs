import { reason } from './arm.mjs';

const VERSION = '2024-08-01';
const firstOfMonth = () => `${new Date().toISOString().slice(0, 7)}-01`;

/** What infra/modules/budget.bicep asks for as well; a test holds both together. */
export const budgetProperties = (amount, startDate, email) => ({
  category: 'Cost',
  amount,
  timeGrain: 'Monthly',
  timePeriod: { startDate },
  notifications: {
    spent: {
      enabled: true,
      operator: 'GreaterThanOrEqualTo',
      threshold: 80,
      thresholdType: 'Actual',
      contactEmails: [email],
    },
    forecast: {
      enabled: true,
      operator: 'GreaterThan',
      threshold: 100,
      thresholdType: 'Forecasted',
      contactEmails: [email],
    },
  },
});

/**
 * Makes the budget, or brings the one that is there up to date (its first month may not change), or removes it when the
 * amount is 0. Answers a line when there is something to say. Some kinds of
 * subscription have no budgets, and new ones only after a day or two, so a refusal is told and stops nothing.
 */
export async function setBudget(arm, group, { amount, email }) {
  const path = `${group}/providers/Microsoft.Consumption/budgets/perennial`;
  if (amount === 0) {
    await arm.remove(path, VERSION);
    return undefined;
  }
  const { body: existing } = await arm.get(path, VERSION);
  const start = existing.properties?.timePeriod.startDate ?? firstOfMonth();
  const answer = await arm.put(path, VERSION, {
    eTag: existing.eTag,
    properties: budgetProperties(amount, start, email),
  });
  return answer.status < 300 && answer.status > 0
    ? `Budget: a mail to ${email} at 80 % of ${amount} a month.`
    : `There is no budget (${reason(answer)}). Nothing else depends on it; azd deploy tries again.`;
}
