import { DAY_MS } from '../../src/durations';
import { TokenMemory } from '../../src/tokens/memory';
import { slotsBetween } from './schedule';

const DAYS = 10;
/** What Entra ID says of an app's token (https://learn.microsoft.com/entra/identity-platform/access-tokens). */
const LIFE_MS = 3_599_000;
/** A run has had its token so long after its slot. */
const ASKED_MS = 250;

/** Tokens asked for over runs of `steady`, once an instance knows its accounts; by the schedule and the memory of tokens alone. */
export function tokensPerRun(accounts: number): number {
  let [now, runs, asked] = [0, 0, 0];
  const memory = new TokenMemory(() => now);
  for (let number = 0; number < accounts; number += 1) {
    const id = `account-${number}`;
    for (now of slotsBetween(id, 0, DAYS * DAY_MS)) {
      const warm = now >= DAY_MS;
      runs += warm ? 1 : 0;
      if (memory.token(id)) continue;
      asked += warm ? 1 : 0;
      now += ASKED_MS;
      memory.accepted(id, { accessToken: 'token', expiresAt: now + LIFE_MS });
    }
  }
  return asked / runs;
}
