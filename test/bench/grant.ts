/** How many accounts of `steady` Flex Consumption runs for nothing, by simulation of what it bills. */
import { DAY_MS } from '../../src/durations';
import { slotsBetween } from './schedule';

/**
 * Free a month on Flex Consumption (https://azure.microsoft.com/pricing/details/functions/), and what an installation
 * uses without any account: ticks and upkeep, a second each at least.
 */
const FREE_GB_SECONDS = 100_000;
const MEMORY_GB = 0.5;
const MONTH_S = 2_628_000;
const TICK_S = 300;
const IDLE_S = MONTH_S / TICK_S + MONTH_S / 1800;
const PLACES = 12;
const MOST_INSTANCES = 4;

/** The most accounts whose busy instances stay within the free GB-seconds. `lengths` of runs in seconds, used in turn. */
export function accountsInGrant(lengths: readonly number[], together: number): number {
  let [fits, tooMany] = [1, 4000];
  while (tooMany - fits > 1) {
    const accounts = (fits + tooMany) >> 1;
    const seconds = IDLE_S + instanceSeconds(accounts, lengths, together);
    if (MEMORY_GB * seconds <= FREE_GB_SECONDS) fits = accounts;
    else tooMany = accounts;
  }
  return fits;
}

/**
 * How many seconds a month instances are busy with runs of `steady`: one counts while any of at most twelve runs is
 * under way, at least a second a run; one instance, or one more for each `together` messages that are due with the
 * same tick, four at most.
 */
export function instanceSeconds(
  accounts: number,
  lengths: readonly number[],
  together: number,
): number {
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
  return (busy * MONTH_S * 1000) / DAY_MS;
}

/** The first day is left out, so that this one begins as any other. */
function slotsOfADay(accounts: number): number[] {
  const slots = Array.from({ length: accounts }, (_, number) => slotsOf(number)).flat();
  return slots.sort((a, b) => a - b);
}

const drawn: (readonly number[])[] = [];
const slotsOf = (number: number): readonly number[] =>
  (drawn[number] ??= [...slotsBetween(`account-${number}`, DAY_MS, 2 * DAY_MS)]);

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
