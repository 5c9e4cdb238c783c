import { DAY, hours, now, weekday } from '../../clock';
import type { Loaded } from '../../loaded';
import { Card } from '../../parts/card';
import { Part } from '../../parts/part';
import { Relative } from '../../parts/time';
import type { Account, Plan } from '../../shapes';
import * as w from '../../words/en/account';
import * as t from '../../words/en/first';

/** When it will call what: the week ahead as it is drawn, and the next run's checks. */
export const PlanCard = ({
  account,
  plan,
}: {
  readonly account: Account;
  readonly plan: Loaded<Plan>;
}) => (
  <Card
    name="plan"
    title={w.plan}
    aside={
      plan.value && (
        <span class="small muted">
          {w.inSevenDays(plan.value.value.length, plan.value.truncated)}
        </span>
      )
    }
  >
    <div class="in stack">
      <Part of={plan}>
        {({ value }) =>
          value.length === 0 ? (
            <p class="muted">
              {account.paused ? t.by(account.paused.by, account.paused.reason) : w.nothingPlanned}
            </p>
          ) : (
            <>
              <Week runs={value.map(({ at }) => Date.parse(at))} />
              <Next runs={value} />
            </>
          )
        }
      </Part>
    </div>
  </Card>
);

const SHOWN = 50;

function Next({ runs: [next, ...later] }: { readonly runs: Plan['value'] }) {
  if (!next) return null;
  return (
    <>
      <ol class="next">
        <Planned run={next} />
      </ol>
      {later.length > 0 && (
        <details class="more">
          <summary>{w.laterRuns}</summary>
          <ol class="next">
            {later.slice(0, SHOWN).map((run) => (
              <Planned key={run.runId} run={run} />
            ))}
          </ol>
        </details>
      )}
    </>
  );
}

const Planned = ({ run: { at, checks } }: { readonly run: Plan['value'][number] }) => (
  <li>
    <span class="num">
      {weekday(Date.parse(at))} {hours(Date.parse(at))}{' '}
      <small class="muted">
        <Relative at={Date.parse(at)} />
      </small>
    </span>
    <span class="tags">
      {checks.map((check) => (
        <span key={check} class="tag">
          {check}
        </span>
      ))}
    </span>
  </li>
);

const WIDTH = 284;
const LEFT = 52;
const ROW = 19;
const DAYS = 7;

/** Seven days of 24 hours, a tick a run. */
function Week({ runs }: { readonly runs: readonly number[] }) {
  const start = new Date(now()).setHours(0, 0, 0, 0);
  const x = (ms: number) => LEFT + (ms / DAY) * (WIDTH - LEFT - 1);
  const days = Array.from({ length: DAYS }, (_, n) =>
    new Date(start).setDate(new Date(start).getDate() + n),
  );
  const ticks = (from: number) =>
    runs
      .filter((at) => at >= from && at < from + DAY)
      .map((at) => `M${x(at - from).toFixed(1)} 0v11`)
      .join('');
  return (
    <svg class="week" viewBox={`0 0 ${WIDTH} 156`} role="img" aria-label={w.weekLabel(runs.length)}>
      {[0, 6, 12, 18, 24].map((hour) => (
        <g key={hour}>
          <path class="g" d={`M${x((hour / 24) * DAY)} 18v134`} />
          <text
            x={x((hour / 24) * DAY)}
            y="11"
            text-anchor={hour === 24 ? 'end' : hour === 0 ? 'start' : 'middle'}
          >
            {hour % 24}
          </text>
        </g>
      ))}
      {days.map((day, n) => (
        <g key={day} transform={`translate(0 ${21 + n * ROW})`}>
          <text y="11">{weekday(day)}</text>
          <path class="t" d={ticks(day)} transform="translate(0 2)" />
        </g>
      ))}
      <path class="now" d={`M${x(now() - start)} 20v17`} />
    </svg>
  );
}
