import { Fragment } from 'preact';
import { useState } from 'preact/hooks';
import { get } from '../../api';
import { pathOf } from '../../account-actions';
import { DAY, day } from '../../clock';
import { language } from '../../language';
import { useLoaded } from '../../loaded';
import { go } from '../../navigation';
import { orComplain } from '../../or-complain';
import { Card } from '../../parts/card';
import { Icon } from '../../parts/icons';
import { Part } from '../../parts/part';
import { complain } from '../../parts/toast';
import type { Check, History, SentRun, SentRuns } from '../../shapes';
import * as w from '../../words/en/account';
import { markOf, workloadsOf } from './days';
import type { Counts, Mark, Row, Workload } from './days';
import type { Shared } from './shared';

const DAYS = 28;
/** Fewer are shown where there is less room: `.old` and `.mid` of the styles. */
const [ON_A_TABLET, ON_A_PHONE] = [14, 7];

/** Workloads and checks by day: what broke when, at a glance. */
export function ChecksByDay({ account, titles, moved }: Shared & { readonly moved: string }) {
  const path = pathOf(account);
  const history = useLoaded(() => get<History>(`${path}/history?days=${DAYS}`), [path, moved]);
  return (
    <Card
      name="checks"
      title={w.checksByDay}
      aside={<span class="small muted">{w.checksByDayAbout(DAYS)}</span>}
    >
      <div class="in stack">
        <Part of={history}>
          {(known) =>
            Object.keys(known.checks).length === 0 ? (
              <p class="muted">{w.nothingDrawn}</p>
            ) : (
              <Grid known={known} account={account} titles={titles} />
            )
          }
        </Part>
      </div>
    </Card>
  );
}

interface GridProps extends Pick<Shared, 'account' | 'titles'> {
  readonly known: History;
}

/** One stop for Tab; arrows, Home and End move; Enter opens that day's first run that failed. */
function Grid({ known, account, titles }: GridProps) {
  const workloads = workloadsOf(known);
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const [at, move] = useState<readonly [row: number, column: number]>([0, known.days.length - 1]);
  const isOpen = ({ name, failed }: Workload) => failed !== toggled.has(name);
  const toggle = (name: string) => {
    const next = new Set(toggled);
    if (!next.delete(name)) next.add(name);
    setToggled(next);
  };
  const rows = workloads.flatMap((one) => (isOpen(one) ? [one, ...one.checks] : [one]));
  const from = Date.parse(known.from);
  const dates = known.days.map((_, n) => from + n * DAY);
  const open = (row: Row, column: number) =>
    void openRun(account.id, row.name, dates[column] ?? from);
  const keys = (event: KeyboardEvent) => {
    const [row, column] = at;
    const target = event.target as HTMLElement;
    if (target.role !== 'gridcell') return;
    if (event.key === 'Enter') {
      const chosen = rows[row];
      if (chosen) open(chosen, column);
      return;
    }
    const next = stepped(event, at, [rows.length, dates.length]);
    if (!next) return;
    event.preventDefault();
    move(next);
    cellAt(event.currentTarget as HTMLElement, next)?.focus();
  };
  let line = -1;
  const cells = (row: Row) => {
    const n = (line += 1);
    return row.days.map((counts, column) => (
      <Cell
        key={column}
        counts={counts}
        date={dates[column] ?? from}
        age={dates.length - column}
        current={n === Math.min(at[0], rows.length - 1) && column === at[1]}
        click={() => {
          move([n, column]);
          open(row, column);
        }}
      />
    ));
  };
  return (
    <>
      <table class="grid" role="grid" aria-label={w.checksByDay} onKeyDown={keys}>
        <thead>
          <tr role="row">
            <th scope="col">
              <span class="vh">{w.workload}</span>
            </th>
            {dates.map((date, column) => (
              <th key={date} scope="col" class={classOf(date, dates.length - column)}>
                {initialOf(date)}
                <br />
                {new Date(date).getUTCDate()}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {workloads.map((workload) => (
            <Fragment key={workload.name}>
              <tr role="row">
                <th scope="row" role="rowheader">
                  <button
                    type="button"
                    aria-expanded={isOpen(workload)}
                    onClick={() => toggle(workload.name)}
                  >
                    <span class={isOpen(workload) ? 'chev open' : 'chev'}>
                      <Icon name="chev" />
                    </span>
                    {workload.name}
                  </button>
                </th>
                {cells(workload)}
              </tr>
              {isOpen(workload) &&
                workload.checks.map((row) => (
                  <tr key={row.name} role="row" class="deep">
                    <th scope="row" role="rowheader">
                      <AboutCheck
                        id={row.name}
                        check={titles?.get(row.name)}
                        mode={account.mode}
                        failed={dates[lastFailed(row)]}
                        open={(date) => void openRun(account.id, row.name, date)}
                      />
                    </th>
                    {cells(row)}
                  </tr>
                ))}
            </Fragment>
          ))}
        </tbody>
      </table>
      <Legend />
    </>
  );
}

const initials = new Intl.DateTimeFormat(language, { weekday: 'narrow', timeZone: 'UTC' });
const initialOf = (date: number) => initials.format(date);

const cellAt = (grid: HTMLElement, [row, column]: readonly [number, number]) =>
  grid.querySelectorAll<HTMLElement>('tbody tr')[row]?.querySelectorAll<HTMLElement>('td')[column];

/** Where a key leads from a cell; undefined for keys that lead nowhere. */
function stepped(
  { key, ctrlKey }: KeyboardEvent,
  [row, column]: readonly [number, number],
  [rows, columns]: readonly [number, number],
): readonly [number, number] | undefined {
  const within = (n: number, size: number) => Math.max(0, Math.min(n, size - 1));
  switch (key) {
    case 'ArrowLeft':
      return [row, within(column - 1, columns)];
    case 'ArrowRight':
      return [row, within(column + 1, columns)];
    case 'ArrowUp':
      return [within(row - 1, rows), column];
    case 'ArrowDown':
      return [within(row + 1, rows), column];
    case 'Home':
      return [ctrlKey ? 0 : row, 0];
    case 'End':
      return [ctrlKey ? rows - 1 : row, columns - 1];
    default:
      return undefined;
  }
}

/** Weekends are shaded, and older days give way where there is less room. */
const classOf = (date: number, age: number): string =>
  [
    [0, 6].includes(new Date(date).getUTCDay()) && 'we',
    age > ON_A_TABLET ? 'old' : age > ON_A_PHONE && 'mid',
  ]
    .filter(Boolean)
    .join(' ');

interface CellProps {
  readonly counts: Counts;
  readonly date: number;
  /** Days since then, today counted. */
  readonly age: number;
  readonly current: boolean;
  readonly click: () => void;
}

function Cell({ counts, date, age, current, click }: CellProps) {
  const mark = markOf(counts);
  return (
    <td
      role="gridcell"
      class={classOf(date, age)}
      tabIndex={current ? 0 : -1}
      aria-label={w.cell(day(date + DAY / 2), said(counts))}
      onClick={click}
    >
      {mark && <MarkShape mark={mark} />}
    </td>
  );
}

const said = (counts: Counts): string =>
  (['p', 'f', 'u', 's', 'n'] as const)
    .filter((letter) => counts[letter] > 0)
    .map((letter) => `${counts[letter]} ${w.marks[letter]}`)
    .join(', ');

/** Each its own outline, so that colour is never needed. */
const MarkShape = ({ mark }: { readonly mark: Mark }) => (
  <svg viewBox="0 0 24 24" aria-hidden="true">
    {mark === 'p' ? (
      <rect class="m-p" x="8" y="8" width="8" height="8" rx="2" />
    ) : mark === 'n' ? (
      <circle class="m-s" cx="12" cy="12" r="3.6" />
    ) : (
      <path class={`m-${mark}`} d={shapes[mark]} />
    )}
  </svg>
);
const shapes = {
  m: 'M12 5.5 19 18H5z',
  f: 'm7.5 7.5 9 9m0-9-9 9',
  s: 'M8 12h8',
  u: 'M12 3.5 20.5 12 12 20.5 3.5 12z',
};

const Legend = () => (
  <p class="legend">
    {(['p', 'm', 'f', 's', 'n', 'u'] as const).map((mark) => (
      <span key={mark}>
        <MarkShape mark={mark} />
        {mark === 'f' ? w.allFailed : w.marks[mark]}
      </span>
    ))}
  </p>
);

const lastFailed = ({ days }: Row): number => days.findLastIndex(({ f, u }) => f + u > 0);

/** What a check proves, what it calls, what it needs, and when it failed last. */
function AboutCheck({
  id,
  check,
  mode,
  failed,
  open,
}: {
  readonly id: string;
  readonly check: Check | undefined;
  readonly mode: Shared['account']['mode'];
  /** The last day on which it failed, of those that are told of. */
  readonly failed: number | undefined;
  readonly open: (date: number) => void;
}) {
  if (!check) return <>{id}</>;
  return (
    <details>
      <summary>{id}</summary>
      <div class="about">
        <p>{check.proves}</p>
        {check.calls.map(({ method, path, page }) => (
          <p key={`${method} ${path}`}>
            <a href={page} target="_blank" rel="noreferrer">
              <code>
                {method} {path}
              </code>
            </a>
          </p>
        ))}
        <p>{[...check.permissions[mode], ...check.needs].join(', ')}</p>
        {failed !== undefined && (
          <p>
            {w.lastFailure}{' '}
            <button type="button" class="btn bare sm" onClick={() => open(failed)}>
              {day(failed + DAY / 2)}
            </button>
          </p>
        )}
      </div>
    </details>
  );
}

const RUNS_OF_A_PAGE = 200;
/** 28 days of runs every 17 minutes, all of them failed. */
const MOST_PAGES = 12;

/** Opens the first run of a day (UTC) in which a check, or one of a workload, failed. */
const openRun = (account: string, name: string, date: number): Promise<boolean> =>
  orComplain(async () => {
    const run = await firstFailed(account, name, date);
    if (run) go(`/accounts/${account}/runs/${run.id}`);
    else complain(w.noFailureThen);
  });

/** Newest runs come first: pages are asked for until one begins before the day does. */
async function firstFailed(
  account: string,
  name: string,
  date: number,
): Promise<SentRun | undefined> {
  const path = `${pathOf({ id: account })}/runs`;
  let found: SentRun | undefined;
  let search = `?top=${RUNS_OF_A_PAGE}&result=failed,degraded`;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const { value, nextLink } = await get<SentRuns>(path + search);
    const within = value.filter((run) => {
      const at = Date.parse(run.slot);
      return at >= date && at < date + DAY && hasFailed(run, name);
    });
    found = within.at(-1) ?? found;
    const oldest = value.at(-1);
    if (!nextLink || !oldest || Date.parse(oldest.slot) < date) break;
    search = new URL(nextLink).search;
  }
  return found;
}

const hasFailed = ({ outcomes }: SentRun, name: string): boolean =>
  outcomes.some(
    ({ check, result }) =>
      (check === name || check.startsWith(`${name}.`)) &&
      (result === 'failed' || result === 'undo-failed'),
  );
