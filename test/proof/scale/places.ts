/** Places of instances: when each is free next (seconds), the earliest first. A binary heap. */
export class Places {
  readonly #free: Float64Array;

  constructor(count: number) {
    this.#free = new Float64Array(count);
  }

  /** Takes the place that is free first, from `at` on at the earliest, for so long. Answers when it began. */
  take(at: number, seconds: number): number {
    const begin = Math.max(at, this.#free[0] ?? 0);
    this.#sink(begin + seconds);
    return begin;
  }

  /** Puts a later time in the place of the earliest. */
  #sink(time: number): void {
    const free = this.#free;
    let at = 0;
    for (;;) {
      const left = 2 * at + 1;
      const right = left + 1;
      if (left >= free.length) break;
      const least = right < free.length && (free[right] ?? 0) < (free[left] ?? 0) ? right : left;
      if ((free[least] ?? 0) >= time) break;
      free[at] = free[least] ?? 0;
      at = least;
    }
    free[at] = time;
  }
}
