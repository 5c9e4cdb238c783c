/** The stories of weeks, at the default pace and for a season; see docs/proof/README.md. */
import type { Pace } from './life';
import { stories } from './stories';

/** The default schedule: every 1000 to 2000 seconds. */
const STEADY: Pace = {
  schedule: { preset: 'steady', minSeconds: 1000, maxSeconds: 2000 },
  runsADay: 57,
  times: 4,
};

async function main(): Promise<void> {
  const startedAt = performance.now();
  const told = [];
  for (const { title, tell } of stories) {
    try {
      const { runs, tokens, news, world } = await tell(STEADY);
      const reminders = world.mails.length - news.length;
      told.push({
        title,
        runs: runs.length,
        tokens: tokens.length,
        news: news.join('; '),
        reminders,
      });
    } catch (thrown) {
      told.push({ title, fault: String(thrown) });
    }
  }
  const faults = told.filter((story) => 'fault' in story).length;
  const result = {
    date: new Date().toISOString().slice(0, 10),
    node: process.version,
    seconds: Math.round((performance.now() - startedAt) / 1000),
    pace: STEADY,
    faults,
    stories: told,
  };
  process.stdout.write(`${JSON.stringify(result, undefined, 2)}\n`);
  process.exitCode = faults > 0 ? 1 : 0;
}

void main();
