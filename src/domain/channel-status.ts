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
  /** Tries in vain since the last delivery. */
  readonly failures: number;
  /** When the other channels were last told that this one is broken. */
  readonly othersToldAt?: number | undefined;
}

export const UNUSED: ChannelStatus = { failures: 0 };

/** A far end may be busy once or twice: by the third try in vain a quarter of an hour has passed. */
const FAILURES_UNTIL_BROKEN = 3;
const TOLD_AGAIN_AFTER_MS = 86_400_000;

export const afterDelivery = (status: ChannelStatus, at: number): ChannelStatus => ({
  ...status,
  lastDeliveryAt: at,
  lastError: undefined,
  failures: 0,
});

export const afterError = (status: ChannelStatus, lastError: ChannelError): ChannelStatus => ({
  ...status,
  lastError,
  failures: status.failures + 1,
});

/** Whether the other channels have to be told, at most daily. `permanent`: another try cannot help. */
export function othersToBeTold(status: ChannelStatus, permanent: boolean, now: number): boolean {
  const { failures, othersToldAt = -Infinity } = status;
  const broken = permanent || failures >= FAILURES_UNTIL_BROKEN;
  return broken && failures > 0 && now - othersToldAt >= TOLD_AGAIN_AFTER_MS;
}
