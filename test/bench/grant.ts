/** How many accounts of `steady` Flex Consumption runs for nothing, by simulation of what it bills. */
import { presets, slotAfter } from '../../src/domain/schedule';
import type { Schedule } from '../../src/domain/schedule';

/** Free a month, and what an installation uses without any account: ticks and upkeep, a second each at least. */
const FREE_GB_SECONDS = 100_000;
const MEMORY_GB = 0.5;
const MONTH_S = 2_628_000;
const TICK_S = 300;
const IDLE_S = MONTH_S / TICK_S + MONTH_S / 1800;
const PLACES = 12;
const MOST_INSTANCES = 4;
const DAY_MS = 86_400_000;

/**
 * The most accounts whose busy instances stay within the free GB-seconds: an instance counts while any of at most
 * twelve runs is under way, at least a second a run; one instance, or one more for each `together` messages that
 * are due with the same tick, four at most. `lengths` of runs in seconds, used in turn.
 */
export function accountsInGrant(lengths: readonly number[], together: number): number {
  let [fits, tooMany] = [1, 4000];
  while (tooMany - fits > 1) {
    const accounts = (fits + tooMany) >> 1;
    if (monthlyGbSeconds(accounts, lengths, together) <= FREE_GB_SECONDS) fits = accounts;
    else tooMany = accounts;
  }
  return fits;
}

function monthlyGbSeconds(accounts: number, lengths: readonly number[], together: number): number {
  const slots = slotsOfADay(accounts);
  const due = new Map<number, number>();
  const tickOf = (slot: number) => Math.floor(slot / (TICK_S * 1000));
  for (const slot of slots) due.set(tickOf(slot), (due.get(tickOf(slot)) ?? 0) + 1);
  const instances = Array.from({ length: MOST_INSTANCES }, () => new Instance());
  slots.forEach((slot, index) => {
    const needed = Math.ceil((due.get(tickOf(slot)) ?? 1) / together);
    const instance = instances[index % Math.min(MOST_INSTANCES, Math.max(1, needed))];
    instance?.run(slot / 1000, Math.max(1, lengths[index % lengths.length] ?? 1));
  });
  const busy = instances.reduce((sum, instance) => sum + instance.busy, 0);
  return MEMORY_GB * (IDLE_S + (busy * MONTH_S * 1000) / DAY_MS);
}

function slotsOfADay(accounts: number): number[] {
  const schedule = { preset: 'custom', ...presets.steady } as unknown as Schedule;
  const slots: number[] = [];
  for (let number = 0; number < accounts; number += 1) {
    const id = `account-${number}`;
    // The first gap is drawn before the day, so that the day begins as any other.
    for (
      let slot = slotAfter(id, number * 1000, schedule, number * 1000);
      slot < 2 * DAY_MS;
      slot = slotAfter(id, slot, schedule, slot)
    )
      if (slot >= DAY_MS) slots.push(slot);
  }
  return slots.sort((a, b) => a - b);
}

class Instance {
  busy = 0;
  #until = 0;
  readonly #places = new Array<number>(PLACES).fill(0);

  /** A run that is due then, as soon as there is a place (seconds). */
  run(due: number, length: number): void {
    const place = this.#places.indexOf(Math.min(...this.#places));
    const begin = Math.max(due, this.#places[place] ?? 0);
    const end = begin + length;
    this.#places[place] = end;
    this.busy += Math.max(0, end - Math.max(begin, this.#until));
    this.#until = Math.max(this.#until, end);
  }
}
