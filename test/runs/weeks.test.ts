/** The stories of weeks at four runs a day; `npm run proof -- weeks` tells them at the default pace. */
import type { Pace } from '../proof/weeks/life';
import { stories } from '../proof/weeks/stories';

const SELDOM: Pace = {
  schedule: { preset: 'custom', minSeconds: 14_400, maxSeconds: 28_800 },
  runsADay: 4,
  times: 1,
};

test.each(stories.map(({ title, tell }) => [title, tell] as const))('%s', async (_title, tell) => {
  await expect(tell(SELDOM)).resolves.toBeDefined();
});
