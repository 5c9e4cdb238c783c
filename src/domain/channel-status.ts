import { DAY_MS } from '../durations';
/** How a channel is doing: when it last delivered, and what has gone wrong since. Pure. */

export interface ChannelError {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly code: string;
  readonly status?: number | undefined;
  /** What the far end has said. Holds no secret. */
  readonly error?: string | undefined;
}

/** Times in milliseconds since the epoch. */
export interface ChannelStatus {
  readonly lastDeliveryAt?: number | undefined;
  /** Absent once something was delivered again. */
  readonly lastError?: ChannelError | undefined;
  /** Tries in vain since the last delivery; one that is for good counts as all that are needed. */
  readonly failures: number;
  /** When the other channels were last told that this one is broken. */
  readonly othersToldAt?: number | undefined;
}

/** Of a channel that nothing was sent by yet. */
export const UNUSED: ChannelStatus = { failures: 0 };

/** A far end may be busy once or twice: by the third try in vain a quarter of an hour has passed. */
const FAILURES_UNTIL_BROKEN = 3;
const TOLD_AGAIN_AFTER_MS = DAY_MS;

/** Whatever went wrong before is over with one message that arrived. */
export const afterDelivery = (status: ChannelStatus, at: number): ChannelStatus => ({
  ...status,
  lastDeliveryAt: at,
  lastError: undefined,
  failures: 0,
});

/** `permanent`: another try cannot help, so that one is enough. */
export const afterError = (
  status: ChannelStatus,
  lastError: ChannelError,
  permanent: boolean,
): ChannelStatus => ({
  ...status,
  lastError,
  failures: Math.max(status.failures + 1, permanent ? FAILURES_UNTIL_BROKEN : 0),
});

/** Whether nothing gets through any more, as far as the last tries tell. */
export const isBroken = ({ failures }: ChannelStatus): boolean => failures >= FAILURES_UNTIL_BROKEN;

/** Whether the other channels have to be told that it is broken, at most daily. */
export const othersToBeTold = (status: ChannelStatus, now: number): boolean =>
  isBroken(status) && now - (status.othersToldAt ?? -Infinity) >= TOLD_AGAIN_AFTER_MS;
