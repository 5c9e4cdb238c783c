/** Ticks, queue and instances of one installation, by the product's own schedule and bounds. Times in seconds. */
import hostJson from '../../../host.json';
import { lookAhead } from '../../../src/domain/dispatch';
import { slotAfter } from '../../../src/domain/schedule';
import { AT_A_TIME, SENDING_MS } from '../../../src/runs/tick';
import { steady } from '../../bench/schedule';
import { Places } from './places';

export const TICK_S = 300;
const LOOK_AHEAD_S = lookAhead(TICK_S / 60) / 1000;
const SENDING_S = SENDING_MS / 1000;
const MEAN_GAP_S = 1500;
/** A message is put into the queue, then its account marked as sent. */
const REQUESTS_OF_A_MESSAGE = 2;
const { batchSize, newBatchThreshold } = hostJson.extensions.queues;
const PLACES_OF_AN_INSTANCE = batchSize + newBatchThreshold;
/** Messages that are due together and start an instance. */
const TOGETHER = 8;

export interface Assumptions {
  /** Of an answer of storage. */
  readonly storageS: number;
  /** Until an instance that was asked for works: none is kept from one tick to the next. */
  readonly startS: number;
  readonly instances: number;
  /** How long runs are, used in turn. */
  readonly runS: readonly number[];
}

interface Due {
  readonly account: number;
  readonly slot: number;
}

/** What came of one tick. */
export interface TickDone {
  readonly sent: number;
  readonly left: number;
  readonly instances: number;
  /** How late each run began. */
  readonly late: Float64Array;
}

export class SimulatedInstallation {
  /** By the tick within which they are due. */
  readonly #due = new Map<number, Due[]>();
  #unsent: Due[] = [];
  #runs = 0;

  constructor(
    private readonly name: number,
    accounts: number,
    private readonly given: Assumptions,
  ) {
    for (let account = 0; account < accounts; account += 1) {
      const before = (account / accounts) * MEAN_GAP_S;
      this.#plan(account, before, before);
    }
  }

  /** The tick at a time, and the runs of the messages that it sends. */
  tick(at: number): TickDone {
    const soon = [...this.#take(at), ...this.#take(at + TICK_S)];
    const isSeen = ({ slot }: Due) => slot <= at + LOOK_AHEAD_S;
    const later = soon.filter((due) => !isSeen(due));
    const seen = [...this.#unsent, ...soon.filter(isSeen)].sort((a, b) => a.slot - b.slot);
    const perSecond = AT_A_TIME / (REQUESTS_OF_A_MESSAGE * this.given.storageS);
    const sent = seen.slice(0, Math.floor(SENDING_S * perSecond));
    this.#unsent = [...seen.slice(sent.length), ...later];
    const { instances: most, startS } = this.given;
    const instances = Math.min(most, Math.ceil(sent.length / TOGETHER));
    const places = new Places(instances * PLACES_OF_AN_INSTANCE);
    const late = new Float64Array(sent.length);
    sent.forEach(({ account, slot }, index) => {
      const visible = Math.max(slot, at + index / perSecond);
      const length = this.given.runS[this.#runs % this.given.runS.length] ?? 1;
      this.#runs += 1;
      const begin = places.take(visible + startS, length);
      late[index] = begin - slot;
      this.#plan(account, slot, begin + length);
    });
    return { sent: sent.length, left: seen.length - sent.length, instances, late };
  }

  #take(at: number): Due[] {
    const index = Math.floor(at / TICK_S);
    const found = this.#due.get(index) ?? [];
    this.#due.delete(index);
    return found;
  }

  #plan(account: number, after: number, now: number): void {
    const slot = slotAfter(`${this.name}-${account}`, after * 1000, steady, now * 1000) / 1000;
    const index = Math.floor(slot / TICK_S);
    const known = this.#due.get(index);
    if (known) known.push({ account, slot });
    else this.#due.set(index, [{ account, slot }]);
  }
}
