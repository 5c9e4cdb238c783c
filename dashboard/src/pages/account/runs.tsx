import { useEffect, useRef, useState } from 'preact/hooks';
import { get } from '../../api';
import { pathOf } from '../../account-actions';
import { daysBetween, hours, longDay, now, span } from '../../clock';
import { useLoaded } from '../../loaded';
import { orComplain } from '../../or-complain';
import { Card } from '../../parts/card';
import { Icon } from '../../parts/icons';
import { Part } from '../../parts/part';
import { explained } from '../../explained';
import type { Listed, Run, SentRun, SentRuns } from '../../shapes';
import * as w from '../../words/en/account';
import * as t from '../../words/en/first';
import { Beats } from './beats';
import { grouped } from './folds';
import type { Line } from './folds';
import { RunBody, RunSummary } from './run';
import { inSeconds, took } from './run-text';
import { looks, resultWord } from './results';
import type { Shared } from './shared';

const STEP = 50;

const page = ({ value, nextLink, explanations }: SentRuns): Listed<Run> => ({
  value: value.map((run) => explained(run, explanations)),
  ...(nextLink === undefined ? {} : { nextLink }),
});

type RunsProps = Shared & {
  readonly moved: string;
  /** The run that the address names. */
  readonly asked: string | undefined;
};

/** What it did: the last thirty at a glance, and all of them by day. What failed is open, what passed is folded. */
export function RunsCard(props: RunsProps) {
  const { account, moved, asked } = props;
  const path = `${pathOf(account)}/runs`;
  const [older, setOlder] = useState<readonly Run[]>([]);
  const [next, setNext] = useState<string>();
  const [failing, onlyFailing] = useState(false);
  const newest = useLoaded(
    async () => page(await get<SentRuns>(`${path}?top=${STEP}`)),
    [path, moved],
  );
  const named = useNamed(path, asked, newest.value?.value);
  const more = next ?? newest.value?.nextLink;
  const showOlder = () =>
    orComplain(async () => {
      // The link may name another address of ours than the one that is open here.
      const body = page(await get<SentRuns>(path + new URL(more ?? '').search));
      setOlder([...older, ...body.value]);
      setNext(body.nextLink ?? '');
    });
  const only = (
    <label class="row small">
      <input
        type="checkbox"
        checked={failing}
        onChange={(event) => onlyFailing(event.currentTarget.checked)}
      />
      {w.onlyFailures}
    </label>
  );
  return (
    <Card name="runs" title={w.runs} aside={only}>
      <div class="in">
        <Beats account={account} runs={newest.value?.value} />
      </div>
      {account.running && <UnderWay running={account.running} titles={props.titles} />}
      <Part of={newest}>
        {({ value }) => {
          const all = unique([...named, ...value, ...older]);
          const shown = failing ? all.filter(({ result }) => result !== 'passed') : all;
          return <Days {...props} runs={shown} first={asked ?? firstOpen(all)} />;
        }}
      </Part>
      {more && (
        <div class="in row">
          <button type="button" class="btn bare sm" onClick={() => void showOlder()}>
            {w.showOlder}
          </button>
        </div>
      )}
    </Card>
  );
}

/** The newest run that failed, in whole or in part: the first visit finds it open. */
const firstOpen = (runs: readonly Run[]): string | undefined =>
  runs.find(({ result }) => result === 'failed' || result === 'degraded')?.id;

function unique(runs: readonly Run[]): readonly Run[] {
  const known = new Map(runs.map((run) => [run.id, run]));
  return [...known.values()].sort((a, b) => b.slot.localeCompare(a.slot));
}

/** The run of the address, where it is older than the newest ones. */
function useNamed(
  path: string,
  asked: string | undefined,
  known: readonly Run[] | undefined,
): readonly Run[] {
  const missing =
    asked !== undefined && known !== undefined && !known.some(({ id }) => id === asked);
  const found = useLoaded(async () => {
    if (!missing) return undefined;
    const found = await get<SentRun>(`${path}/${encodeURIComponent(asked)}`);
    return explained(found, found.explanations);
  }, [missing, asked]);
  return found.value ? [found.value] : [];
}

/** For how long, in seconds, and what it runs; what of that has ended is ticked off where the answer knows it. */
function UnderWay({
  running,
  titles,
}: Pick<Shared, 'titles'> & { readonly running: NonNullable<Shared['account']['running']> }) {
  const since = Date.parse(running.since);
  const [passed, setPassed] = useState(now() - since);
  useEffect(() => {
    const timer = setInterval(() => setPassed(now() - since), 1000);
    return () => clearInterval(timer);
  }, [since]);
  return (
    <div class="run">
      <div class="line">
        <span class="state ok">
          <Icon name="ring" />
        </span>
        <span class="num">{hours(since)}</span>
        <span>{w.runningFor(span(passed))}</span>
      </div>
      <ol class="planned muted small">
        {running.planned.map((check) => {
          const result = running.ended?.find((one) => one.check === check)?.result;
          const [tone, icon] = result ? looks[result] : (['idle', 'ring'] as const);
          return (
            <li key={check} class={`state ${tone}`}>
              <Icon name={icon} />
              <span>
                {titles?.get(check)?.title ?? check}
                {result && <span class="vh"> {resultWord(result)}</span>}
              </span>
            </li>
          );
        })}
      </ol>
    </div>
  );
}

type DaysProps = Shared & { readonly runs: readonly Run[]; readonly first: string | undefined };

function Days({ runs, first, ...shared }: DaysProps) {
  if (runs.length === 0) return <p class="in muted">{t.noRunYet}</p>;
  return (
    <>
      {grouped(runs, dayOf).map(({ day, lines }) => (
        <section key={day} aria-label={day}>
          <p class="day">{day}</p>
          {lines.map((line) => (
            <LineOf key={line.runs[0].id} line={line} first={first} {...shared} />
          ))}
        </section>
      ))}
    </>
  );
}

const dayOf = (run: Run): string => {
  const at = Date.parse(run.slot);
  const ago = daysBetween(at, now());
  return ago === 0 ? w.today(longDay(at)) : ago === 1 ? w.yesterday(longDay(at)) : longDay(at);
};

function LineOf({
  line,
  first,
  ...shared
}: Shared & { readonly line: Line; readonly first: string | undefined }) {
  const [run, ...others] = line.runs;
  if (others.length === 0) return <OneRun run={run} open={run.id === first} {...shared} />;
  const last = line.runs[line.runs.length - 1] ?? run;
  const seconds = line.runs.reduce((sum, each) => sum + (took(each) ?? 0), 0);
  return (
    <details class="run fold" open={line.runs.some(({ id }) => id === first)}>
      <summary>
        <span class="chev">
          <Icon name="chev" />
        </span>
        <span class="num">{`${hours(Date.parse(last.slot))} – ${hours(Date.parse(run.slot))}`}</span>
        <span>{w.runsPassed(line.runs.length)}</span>
        <span class="num nowrap">{w.inAll(inSeconds(seconds))}</span>
      </summary>
      <div class="folded">
        {line.runs.map((each) => (
          <OneRun key={each.id} run={each} open={each.id === first} {...shared} />
        ))}
      </div>
    </details>
  );
}

/** A run; what is in it is drawn when it is opened, and brought into view where the address names it. */
function OneRun({ run, open, ...shared }: Shared & { readonly run: Run; readonly open: boolean }) {
  const [opened, setOpened] = useState(open);
  const ref = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    if (!open) return;
    setOpened(true);
    if (ref.current) ref.current.open = true;
    if (location.pathname.endsWith(run.id)) ref.current?.scrollIntoView({ block: 'start' });
  }, [open]);
  return (
    <details
      ref={ref}
      class="run"
      id={`run-${run.id}`}
      onToggle={(event) => setOpened(event.currentTarget.open)}
    >
      <RunSummary run={run} />
      {opened && <RunBody run={run} {...shared} />}
    </details>
  );
}
