/** Does it when nothing else is to be done: what somebody types comes first. Safari does not tell when it is idle. */
export const whenIdle: (work: () => void) => void =
  'requestIdleCallback' in globalThis ? requestIdleCallback : setTimeout;
