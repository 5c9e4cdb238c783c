import { shortDay } from '../clock';
import type { AccountBrief } from '../shapes';
import * as t from '../words/en/first';

const WARN_DAYS = 30;
const FAIL_DAYS = 5;
const RULER_DAYS = 90;

/** Neutral above 30 days, amber, then vermilion. */
export const toneOfDays = (left: number | undefined): string =>
  left === undefined ? 'idle' : left <= FAIL_DAYS ? 'fail' : left <= WARN_DAYS ? 'warn' : 'ok';

/** Days until the subscription ends: number, date and ruler. What is not known is said, and never 0. */
export function Days({
  account: { subscription = {} },
  compact,
}: {
  readonly account: AccountBrief;
  readonly compact: boolean;
}) {
  const { daysLeft: left, endsAt, missing } = subscription;
  const share = Math.round(Math.max(0, Math.min(left ?? 0, RULER_DAYS)) / (RULER_DAYS / 100));
  return (
    <span class={toneOfDays(left)}>
      <span class="days">
        {left === undefined ? (
          <b>
            ?<span class="vh"> {t.unknownDays}</span>
          </b>
        ) : (
          <b>{left < 0 ? t.endedAgo(-left) : t.daysShort(left)}</b>
        )}{' '}
        {!compact && (
          <small class="muted">
            {endsAt === undefined ? missing && t.lacks(missing) : shortDay(Date.parse(endsAt))}
          </small>
        )}
      </span>
      <span class="ruler" aria-hidden="true">
        <i style={{ width: `${share}%` }} />
      </span>
    </span>
  );
}
