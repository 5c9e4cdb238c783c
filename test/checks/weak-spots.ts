import { recordOver, runContextOf, weakSpotsOf } from '@perennial/checks';
import type { Check, WeakSpot } from '@perennial/checks';
import type { Simulator } from '@perennial/graph-simulator';
import { catalogue } from '../../src/checks/catalogue';
import { randomFrom } from '../../src/domain/random';
import { transportOf } from '../../src/engine/check-context';
import { connectTo } from './against-simulator';
import { MARKER } from './support';

/** What a read does not see, in one of its modes, of answers that the simulator gave and that were made untrue. */
async function weakSpotsAgainst(simulator: Simulator, check: Check): Promise<readonly WeakSpot[]> {
  const mode = check.modes.includes('delegated') ? 'delegated' : 'application';
  const { common, close } = await connectTo(simulator, mode);
  try {
    const { tenant } = common;
    const { user } = tenant;
    const now = tenant.clock();
    const { transport, answers } = recordOver({ ...transportOf(tenant), now: () => now });
    const random = () => randomFrom(`weak spots of ${check.id}`);
    const setting = { mode, user, marker: MARKER, random, now } as const;
    const ledger = { made: () => undefined };
    await check.run(runContextOf({ ...setting, transport, check, random: random(), ledger }));
    return await weakSpotsOf(check, answers, setting);
  } finally {
    close();
  }
}

/** `docs/proof/weak-spots.md`: what every built-in read does not see. */
export async function weakSpotsPage(simulator: Simulator): Promise<string> {
  const rows: string[] = [];
  const reads = catalogue.filter(({ kind }) => kind === 'read');
  for (const check of reads) {
    const spots = await weakSpotsAgainst(simulator, check);
    for (const call of new Set(spots.map((spot) => spot.call))) {
      const by = (outcome: WeakSpot['outcome']) => {
        const these = spots.filter((spot) => spot.call === call && spot.outcome === outcome);
        return [...new Set(these.map(({ change }) => change))].join(', ');
      };
      rows.push(`| ${check.id} | \`${call}\` | ${by('passed')} | ${by('does not apply')} |`);
    }
  }
  return [
    '# What a read does not see',
    '',
    '<!-- Written by `npm run weak-spots -- --keep`. -->',
    '',
    `Each of the ${reads.length} reads was put before the simulator’s answers with one of them made untrue at a time:`,
    'a list emptied or without its first item, a property that was asked for another one. A read that is not listed failed',
    'on every one of them. “Passes” is a weak spot; a check that does not apply any more has at least not passed.',
    '',
    '| check | untrue answer to | passes on | does not apply with |',
    '|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}
