import { get } from '../../api';
import { shortDay } from '../../clock';
import { useLoaded } from '../../loaded';
import { Card } from '../../parts/card';
import { Columns } from '../../parts/columns';
import { Part } from '../../parts/part';
import type { Statistics } from '../../shapes';
import * as m from '../../words/en/more';
import * as w from '../../words/en/system';

const DAYS = 28;

/** What all accounts together did, day by day. */
export function StatisticsCard() {
  const statistics = useLoaded(() => get<Statistics>(`/api/stats?days=${DAYS}`), []);
  return (
    <Card name="statistics" title={w.statistics}>
      <div class="in stack">
        <Part of={statistics}>
          {({ days, queue, memory }) => (
            <>
              <Bars days={days} />
              <p class="small muted">
                {w.nowInNumbers(queue.waiting, Math.round(memory.rssBytes / 1_048_576))}
              </p>
              <details class="more">
                <summary>{w.asTable}</summary>
                <div class="scroll">
                  <DayTable days={days} />
                </div>
              </details>
            </>
          )}
        </Part>
      </div>
    </Card>
  );
}

type Days = Statistics['days'];

const HEIGHT = 72;
const STEP = 10;
const tones = ['m-p', 'm-m', 'm-u', 'm-l'];

/** A bar a day, from below: passed, degraded, failed, lost. */
function Bars({ days }: { readonly days: Days }) {
  const sums = days.map(({ runs }) => runs.reduce((sum, n) => sum + n, 0));
  const most = Math.max(1, ...sums);
  const all = sums.reduce((sum, n) => sum + n, 0);
  return (
    <svg
      class="bars"
      viewBox={`0 0 ${days.length * STEP} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={w.runsInDays(all, days.length)}
    >
      {days.map(({ day, runs }, n) => {
        let top = HEIGHT;
        return runs.map((count, kind) => {
          const height = (count / most) * HEIGHT;
          top -= height;
          return count > 0 ? (
            <rect
              key={`${day} ${kind}`}
              class={tones[kind]}
              x={n * STEP + 1}
              y={top}
              width={STEP - 2}
              height={height}
            />
          ) : null;
        });
      })}
    </svg>
  );
}

const DayTable = ({ days }: { readonly days: Days }) => (
  <table class="outs">
    <Columns names={[w.day, ...w.resultNames, w.failuresByKind]} />
    <tbody>
      {days.toReversed().map(({ day, runs, failures }) => (
        <tr key={day}>
          <th scope="row">{shortDay(Date.parse(`${day}T12:00Z`))}</th>
          {runs.map((count, kind) => (
            <td key={kind} class="num">
              {count}
            </td>
          ))}
          <td>
            {Object.entries(failures)
              .map(([kind, count]) => `${kind} ${count}`)
              .join(m.comma)}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);
