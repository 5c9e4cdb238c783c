import { fullDay, hours, moment, now, relative, span, when } from '../../clock';
import { count } from '../../count';
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
    <Subscription account={account} />
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

/** When Graph was asked, and what it has said before. */
type Known = Exclude<NonNullable<Shared['account']['subscription']>, { missing: string }>;

function Subscription({ account: { subscription } }: Pick<Shared, 'account'>) {
  const known = subscription && 'readAt' in subscription ? subscription : undefined;
  const { daysLeft: left, endsAt } = known ?? {};
  const end = endsAt === undefined ? undefined : Date.parse(endsAt);
  const at = (days: number) => (Math.max(0, Math.min(days, RULER_DAYS)) / RULER_DAYS) * WIDTH;
  const missing = subscription && 'missing' in subscription ? subscription.missing : undefined;
  return (
    <div class={toneOfDays(left)}>
      <dt>{w.subscription}</dt>
      {!known || left === undefined || end === undefined ? (
        <>
          <dd class="big">?</dd>
          <dd class="small muted">{w.subscriptionUnknown(missing)}</dd>
        </>
      ) : (
        <>
          <dd class="big">
            {left < 0 ? (
              <small>
                {t.endedAgo(-left)}, {fullDay(end)}
              </small>
            ) : (
              <Left days={left} until={fullDay(end)} />
            )}
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
          <dd class="small muted">
            {w.alerts} {w.saysGraph(relative(Date.parse(known.readAt)))}
            <Before known={known} />
          </dd>
        </>
      )}
    </div>
  );
}

function Left({ days, until }: { readonly days: number; readonly until: string }) {
  const [before, after] = w.daysLeftUntil(days, until);
  return (
    <>
      <small>{before}</small>
      {days}
      <small>{after}</small>
    </>
  );
}

const Before = ({ known: { history } }: { readonly known: Known }) => (
  <details>
    <summary>{w.history}</summary>
    <ul>
      {history.map(({ at, status, endsAt }) => (
        <li key={at}>
          {moment(Date.parse(at))}: {status}
          {endsAt && `, ${fullDay(Date.parse(endsAt))}`}
        </li>
      ))}
    </ul>
  </details>
);

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

function NextRun({ account }: Pick<Shared, 'account'>) {
  const { nextRunAt, running, paused, schedule, waitsUntil } = account;
  const at = nextRunAt === null ? undefined : Date.parse(nextRunAt);
  const every = w.every(span(schedule.minSeconds * 1000), span(schedule.maxSeconds * 1000));
  const after = waitsUntil === undefined ? every : w.waits(when(Date.parse(waitsUntil)));
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
            {at !== undefined && <Relative at={at} />}
            {w.and}
            {after}
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
        {capped ? w.leftCapped : w.everMade(count(items.made), count(items.removed))}
        {parked > 0 && ` ${w.leftParked(parked)}`}
      </dd>
    </div>
  );
}
