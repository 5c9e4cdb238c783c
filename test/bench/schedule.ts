import { presets, slotAfter } from '../../src/domain/schedule';
import type { Schedule } from '../../src/domain/schedule';

export const steady = { preset: 'steady', ...presets.steady } as const satisfies Schedule;

/** An account's slots from `from` up to `to` (milliseconds since the epoch 0), on a schedule that began before. */
export function* slotsBetween(id: string, from: number, to: number): Generator<number> {
  let slot = slotAfter(id, 0, steady, 0);
  while (slot < to) {
    if (slot >= from) yield slot;
    slot = slotAfter(id, slot, steady, slot);
  }
}
