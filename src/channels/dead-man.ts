import { checkedExchange } from '../network/checked-exchange';
import type { CheckedOptions } from '../network/checked-exchange';
import { refusalOf, TargetRefused } from '../network/targets';
import { WireError } from '../network/wire-error';
import type { DeadMan } from '../ports';

export interface DeadManOptions extends CheckedOptions {
  readonly userAgent: string;
}

const TIMEOUT_MS = 5000;
/** Nobody reads the answer. */
const MOST_BYTES = 64 * 1024;

/** A plain GET: every such watch takes one (https://healthchecks.io/docs/http_api/). */
export function createDeadMan({ userAgent, ...checked }: DeadManOptions): DeadMan {
  const exchange = checkedExchange(checked);
  return {
    async ping(url) {
      const headers = { 'user-agent': userAgent };
      const request = { method: 'GET', url, headers, timeoutMs: TIMEOUT_MS, maxBytes: MOST_BYTES };
      try {
        const { status } = await exchange(request);
        return status >= 200 && status < 300 ? undefined : `http-${status}`;
      } catch (thrown) {
        if (thrown instanceof TargetRefused) return 'target-refused';
        if (thrown instanceof WireError) return thrown.code;
        throw thrown;
      }
    },

    check: (url) => refusalOf(checked.targets, url),
  };
}
