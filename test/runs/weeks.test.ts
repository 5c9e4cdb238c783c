/** The stories of weeks at four runs a day; `npm run proof -- weeks` tells them at the default pace. */
import fc from 'fast-check';
import { liveThrough, sequences } from '../proof/sequences/sequence';
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

test('whatever runs come to and wherever processes die: no change of state is unsaid, and repeats are no more than deaths', async () => {
  await fc.assert(
    fc.asyncProperty(sequences, async (sequence) => {
      const { unsaid, untrue, repeats, deaths } = await liveThrough(sequence);
      expect({ unsaid, untrue }).toEqual({ unsaid: [], untrue: [] });
      expect(repeats).toBeLessThanOrEqual(deaths);
    }),
    { numRuns: 30 },
  );
});
