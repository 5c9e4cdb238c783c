import type { Checks } from '../../checks';
import { format, hours, now } from '../../clock';
import type { Loaded } from '../../loaded';
import { Card } from '../../parts/card';
import { Part } from '../../parts/part';
import { Relative } from '../../parts/time';
import type { Account, Plan } from '../../shapes';
import * as w from '../../words/en/account';
import * as t from '../../words/en/first';

/** Fri 27 */
const weekday = (at: number): string => format(at, { weekday: 'short', day: 'numeric' });

/** When it will call what: the week ahead as it is drawn, and the next run's checks. */
export const PlanCard = ({
  account,
  plan,
  titles,
}: {
  readonly account: Account;
  readonly plan: Loaded<Plan>;
  readonly titles: Checks | undefined;
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
        {({ value, quiet }) =>
          value.length === 0 ? (
            <p class="muted">
              {account.paused ? t.by(account.paused.by, account.paused.reason) : w.nothingPlanned}
            </p>
          ) : (
            <>
              <Week runs={value.map(({ at }) => Date.parse(at))} quiet={quiet} />
              <Next runs={value} titles={titles} />
            </>
          )
        }
      </Part>
    </div>
  </Card>
);

const SHOWN = 50;

function Next({
  runs: [next, ...later],
  titles,
}: {
  readonly runs: Plan['value'];
  readonly titles: Checks | undefined;
}) {
  if (!next) return null;
  return (
    <>
      <ol class="next">
        <Planned run={next} titles={titles} />
      </ol>
      {later.length > 0 && (
        <details class="more">
          <summary>{w.laterRuns}</summary>
          <ol class="next">
            {later.slice(0, SHOWN).map((run) => (
              <Planned key={run.runId} run={run} titles={titles} />
            ))}
          </ol>
        </details>
      )}
    </>
  );
}

const Planned = ({
  run: { at, checks },
  titles,
}: {
  readonly run: Plan['value'][number];
  readonly titles: Checks | undefined;
}) => (
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
          {titles && <Kind kind={titles.get(check)?.kind} />}
        </span>
      ))}
    </span>
  </li>
);

/** Whether a check reads, or makes something. */
const Kind = ({ kind = 'read' }: { readonly kind: 'read' | 'write' | undefined }) => (
  <small class="muted"> {w.checkKinds[kind]}</small>
);

const WIDTH = 284;
const LEFT = 52;
const ROW = 19;
const DAYS = 7;

/** Where a share of a day stands. */
const x = (share: number) => LEFT + share * (WIDTH - LEFT - 1);

/** A day of the calendar: one on which clocks are set has an hour more or less. */
class Day {
  constructor(
    readonly from: number,
    readonly to: number,
  ) {}

  has(at: number): boolean {
    return at >= this.from && at < this.to;
  }

  /** Within the day, where a time stands; its ends beyond them. */
  x(at: number): number {
    const share = (at - this.from) / (this.to - this.from);
    return x(Math.max(0, Math.min(share, 1)));
  }
}

const daysFrom = (start: number): readonly Day[] => {
  const midnight = (n: number) => new Date(start).setDate(new Date(start).getDate() + n);
  return Array.from({ length: DAYS }, (_, n) => new Day(midnight(n), midnight(n + 1)));
};

interface WeekProps {
  readonly runs: readonly number[];
  readonly quiet: Plan['quiet'];
}

/** Seven days of 24 hours, a tick a run; quiet time is shaded, and said where it is the whole day. */
function Week({ runs, quiet }: WeekProps) {
  const days = daysFrom(new Date(now()).setHours(0, 0, 0, 0));
  const ticks = (day: Day) =>
    runs
      .filter((at) => day.has(at))
      .map((at) => `M${day.x(at).toFixed(1)} 0v11`)
      .join('');
  return (
    <svg class="week" viewBox={`0 0 ${WIDTH} 156`} role="img" aria-label={w.weekLabel(runs.length)}>
      {[0, 6, 12, 18, 24].map((hour) => (
        <g key={hour}>
          <path class="g" d={`M${x(hour / 24)} 18v134`} />
          <text
            x={x(hour / 24)}
            y="11"
            text-anchor={hour === 24 ? 'end' : hour === 0 ? 'start' : 'middle'}
          >
            {hour % 24}
          </text>
        </g>
      ))}
      {days.map((day, n) => (
        <g key={day.from} transform={`translate(0 ${21 + n * ROW})`}>
          {quiet.map((one) => (
            <Quiet key={one.from} day={day} from={Date.parse(one.from)} to={Date.parse(one.to)} />
          ))}
          <text y="11">{weekday(day.from)}</text>
          <path class="t" d={ticks(day)} transform="translate(0 2)" />
        </g>
      ))}
      <path class="now" d={`M${days[0]?.x(now()) ?? 0} 20v17`} />
    </svg>
  );
}

interface QuietProps {
  readonly day: Day;
  readonly from: number;
  readonly to: number;
}

function Quiet({ day, from, to }: QuietProps) {
  const left = day.x(from);
  const width = day.x(to) - left;
  return width <= 0 ? null : (
    <>
      <rect class="q" x={left} width={width} height="15" />
      {from <= day.from && to >= day.to && (
        <text x={left + 4} y="11">
          {w.quietDay}
        </text>
      )}
    </>
  );
}
