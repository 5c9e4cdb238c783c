import { fullDay, hours, now, span } from '../../clock';
import { passRate } from '../accounts/shown';
import { toneOfDays } from '../../parts/days';
import { Relative, Time } from '../../parts/time';
import * as w from '../../words/en/account';
import * as t from '../../words/en/first';
import * as m from '../../words/en/more';
import type { Shared } from './shared';

/** Days left, share of passed runs, next run, what is left behind: each with where it comes from. */
export const Facts = ({ account, brief }: Shared) => (
  <dl class="card facts">
    {brief?.subscription && <Subscription brief={brief} />}
    <div>
      <dt>{w.passedWeek}</dt>
      <Passed brief={brief} />
    </div>
    <NextRun account={account} />
    <LeftBehind account={account} />
  </dl>
);

const ALERT_DAYS = [5, 15, 30];
const RULER_DAYS = 90;
const WIDTH = 360;

function Subscription({ brief }: Pick<Shared, 'brief'>) {
  const { daysLeft: left, endsAt } = brief?.subscription ?? {};
  const end = endsAt === undefined ? undefined : Date.parse(endsAt);
  const at = (days: number) => (Math.max(0, Math.min(days, RULER_DAYS)) / RULER_DAYS) * WIDTH;
  return (
    <div class={toneOfDays(left)}>
      <dt>{w.subscription}</dt>
      {left === undefined || end === undefined ? (
        <>
          <dd class="big">?</dd>
          <dd class="small muted">{w.subscriptionUnknown}</dd>
        </>
      ) : (
        <>
          <dd class="big">
            {Math.max(0, left)}{' '}
            <small>
              {left < 0 ? w.endedOn(fullDay(end)) : w.daysLeftUntil(left, fullDay(end))}
            </small>
          </dd>
          <dd>
            <svg
              class="long"
              viewBox={`0 0 ${WIDTH} 22`}
              preserveAspectRatio="none"
              aria-hidden="true"
            >
              <rect class="rest" width={WIDTH} height="8" rx="4" />
              <rect class="left" width={at(left)} height="8" rx="4" />
              <path class="marks" d={ALERT_DAYS.map((days) => `M${at(days)} 0v12`).join('')} />
            </svg>
          </dd>
          <dd class="small muted">{w.saysGraph}</dd>
        </>
      )}
    </div>
  );
}

function Passed({ brief }: Pick<Shared, 'brief'>) {
  const rate = brief && passRate(brief);
  if (!brief || rate === undefined) return <dd class="big">–</dd>;
  const [passed, degraded, failed, lost] = brief.week;
  return (
    <>
      <dd class="big">
        {rate}
        <small>%</small>
      </dd>
      <dd class="small muted">{w.ofRuns(passed, degraded, failed, lost)}</dd>
    </>
  );
}

function NextRun({ account: { nextRunAt, running, paused, schedule } }: Pick<Shared, 'account'>) {
  const at = nextRunAt === null ? undefined : Date.parse(nextRunAt);
  const every = w.every(span(schedule.minSeconds * 1000), span(schedule.maxSeconds * 1000));
  return (
    <div>
      <dt>{t.col.next}</dt>
      <dd class="big">
        {running ? t.running : at === undefined ? '–' : <Time at={at} text={hours(at)} />}
      </dd>
      <dd class="small muted">
        {paused ? (
          t.by(paused.by, paused.reason)
        ) : running ? (
          w.runningFor(span(now() - Date.parse(running.since)))
        ) : (
          <>
            {at !== undefined && <Relative at={at} />} · {every}
          </>
        )}
      </dd>
    </div>
  );
}

function LeftBehind({ account: { leftovers, items } }: Pick<Shared, 'account'>) {
  const { open, parked, capped } = leftovers;
  return (
    <div class={capped ? 'fail' : 'ok'}>
      <dt>{m.leftBehind}</dt>
      <dd class="big">{open}</dd>
      <dd class="small muted">
        {capped ? w.leftCapped : w.everMade(items.made, items.removed)}
        {parked > 0 && ` ${w.leftParked(parked)}`}
      </dd>
    </div>
  );
}
