import { memo } from '../../parts/memo';
import { useEffect, useRef, useState } from 'preact/hooks';
import { hours, now, span, tick } from '../../clock';
import { whenIdle } from '../../idle';
import { goQuery, address } from '../../navigation';
import { Beat } from '../../parts/beat';
import { Days } from '../../parts/days';
import { IconButton } from '../../parts/icon-button';
import { shownState, StateMark } from '../../parts/state';
import { Relative } from '../../parts/time';
import { fromRest, nothing, withRest } from '../../rest';
import type { AccountBrief, Overview } from '../../shapes';
import { useStore } from '../../store';
import * as t from '../../words/en/first';
import { picking } from './picked';
import { passRate, sorts } from './shown';
import type { ShownAccounts, Sort } from './shown';

const Tick = fromRest((rest) => rest.Tick, nothing);
const TickAll = fromRest((rest) => rest.TickAll, nothing);

/** So many rows are made or seen again before the browser paints. */
const STEP = 60;
/** From so many on a row is one line. */
const COMPACT_FROM = 30;

export function AccountList({
  known,
  shown,
}: {
  readonly known: Overview;
  readonly shown: ShownAccounts;
}) {
  const { accounts } = shown;
  const picks = useStore(picking) !== undefined;
  const compact = known.accounts.length >= COMPACT_FROM;
  // Where Graph has told of no subscription there is nothing to show.
  const all: readonly AccountBrief[] = known.accounts;
  const days = all.some(({ subscription }) => subscription !== undefined);
  const { query } = useStore(address);
  const rows = useRows(shown);
  return (
    <>
      {accounts.length === 0 && <NothingFound q={query.get('q') ?? ''} />}
      <section class="card" aria-label={t.accounts} hidden={accounts.length === 0}>
        <table
          class={`list${compact ? ' compact' : ''}${picks ? ' picking' : ''}`}
          role="table"
          aria-label={t.accounts}
        >
          <Head days={days} sort={query.get('sort')} picks={picks} accounts={accounts} />
          <tbody role="rowgroup">
            {rows.map(([account, seen]) => (
              <tr key={account.id} role="row" hidden={!seen}>
                <Cells
                  account={account}
                  compact={compact}
                  days={days}
                  picks={picks}
                  role={known.me.role}
                />
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {accounts.length > 0 && accounts.length < known.accounts.length && (
        <p class="muted">
          {t.shown(accounts.length, known.accounts.length)} ·{' '}
          <button type="button" class="btn bare sm" onClick={clear}>
            {t.clear}
          </button>
        </p>
      )}
    </>
  );
}

const clear = () => goQuery({ q: '', show: '', why: '', owner: '' });

const NothingFound = ({ q }: { readonly q: string }) => (
  <section class="card">
    <div class="empty">
      <p>{q === '' ? t.noMatchFilter : t.noMatch(q)}</p>
      <button type="button" class="btn sm" onClick={clear}>
        {q === '' ? t.clear : t.clearSearch}
      </button>
    </div>
  </section>
);

/**
 * Accounts that have a row by now, and whether it is seen: some more with each frame, from the top, until all that are listed
 * are, so that the browser finds them. A row stays, hidden, when it is listed no more: a key in the search makes none anew.
 */
function useRows({
  ordered,
  accounts,
}: ShownAccounts): readonly (readonly [account: AccountBrief, seen: boolean])[] {
  const made = useRef(new Set<string>());
  const seen = useRef<ReadonlySet<string>>(new Set());
  const [, redraw] = useState({});
  const later = new Set(accounts.filter(({ id }) => !seen.current.has(id)).slice(STEP));
  seen.current = new Set(accounts.filter((one) => !later.has(one)).map(({ id }) => id));
  for (const id of seen.current) made.current.add(id);
  useEffect(() => {
    if (later.size > 0) whenIdle(() => redraw({}));
  });
  return ordered
    .filter(({ id }) => made.current.has(id))
    .map((account) => [account, seen.current.has(account.id)]);
}

/** What a column is called in `c-…` of its cells, and what it sorts by. */
const columns: readonly (readonly [name: keyof typeof t.col, sort?: Sort])[] = [
  ['acc', 'name'],
  ['state', 'state'],
  ['runs'],
  ['rate', 'rate'],
  ['days', 'days'],
  ['next', 'next'],
  ['more'],
];

function Head({
  days,
  sort,
  picks,
  accounts,
}: {
  readonly days: boolean;
  readonly sort: string | null;
  readonly picks: boolean;
  readonly accounts: readonly AccountBrief[];
}) {
  const by = sorts.find((each) => each === sort) ?? 'state';
  return (
    <thead role="rowgroup">
      <tr role="row">
        {picks && (
          <th scope="col" role="columnheader" class="c-pick">
            <TickAll accounts={accounts} />
          </th>
        )}
        {columns
          .filter(([name]) => days || name !== 'days')
          .map(([name, column]) => (
            <th
              key={name}
              scope="col"
              role="columnheader"
              class={`c-${name}`}
              aria-sort={column === by ? 'ascending' : undefined}
            >
              {column ? (
                <button
                  type="button"
                  onClick={() => goQuery({ sort: column === 'state' ? '' : column })}
                >
                  {t.col[name]}
                  {column === by && ' ↑'}
                </button>
              ) : (
                <span class={name === 'more' ? 'vh' : ''}>{t.col[name]}</span>
              )}
            </th>
          ))}
      </tr>
    </thead>
  );
}

interface CellsProps {
  readonly account: AccountBrief;
  readonly compact: boolean;
  readonly days: boolean;
  /** Whether somebody selects. */
  readonly picks: boolean;
  readonly role: string;
}

/** Drawn anew only when its account is another one. */
const Cells = memo(({ account, compact, days, picks, role }: CellsProps) => {
  const { id, name, tenantId } = account;
  const two = compact ? 'two' : undefined;
  return (
    <>
      {picks && (
        <td role="cell" class="c-pick">
          <Tick account={account} />
        </td>
      )}
      <td role="cell" class="c-acc">
        <span class={two}>
          <a class="name" href={`/accounts/${id}`}>
            <bdi>{name}</bdi>
          </a>
          <span class="sub">
            <bdi>{tenantId}</bdi>
            {!compact && ` · ${entryOf(account)}`}
            {account.demo && ` · ${t.demo}`}
          </span>
        </span>
      </td>
      <td role="cell" class="c-state">
        <span class={two}>
          <StateMark state={shownState(account)} />
          <span class="sub">{reasonOf(account)}</span>
        </span>
      </td>
      <td role="cell" class="c-runs">
        <Beat results={account.results} height={compact ? 16 : 22} />
      </td>
      <Rate account={account} compact={compact} />
      {days && (
        <td role="cell" class="c-days num">
          <Days account={account} compact={compact} />
        </td>
      )}
      <td role="cell" class="c-next num">
        <Next account={account} compact={compact} />
      </td>
      <td role="cell" class="c-more">
        {role !== 'reader' && (
          <IconButton
            icon="dots"
            name={t.actionsFor(name)}
            look="sm"
            popup
            act={(opener) => void openActions(opener, account)}
          />
        )}
      </td>
    </>
  );
});

function Rate({ account, compact }: { readonly account: AccountBrief; readonly compact: boolean }) {
  const rate = passRate(account);
  const runs = account.week.reduce((sum, n) => sum + n, 0);
  return (
    <td role="cell" class="c-rate num">
      {rate === undefined ? '–' : `${rate}%`}
      {!compact && <span class="sub">{runs > 0 ? t.ofRuns(runs) : t.noRunYet}</span>}
    </td>
  );
}

/** How it signs in. */
function entryOf({ mode, user, credential: { kind } }: AccountBrief): string {
  if (mode === 'delegated') return user ?? t.signedIn;
  return kind === 'federated' ? t.asAppNoSecret : t.asApp;
}

function reasonOf({ state, reason, stateSince, paused, results, running }: AccountBrief): string {
  if (paused) return t.by(paused.by, paused.reason);
  if (reason) return reason.title;
  if (state === 'active' && results === '') return running ? sinceOf(running) : '';
  return t.forSpan(span(now() - Date.parse(stateSince)));
}

const sinceOf = ({ since }: NonNullable<AccountBrief['running']>): string =>
  span(now() - Date.parse(since));

function Next({
  account: { nextRunAt, running },
  compact,
}: {
  readonly account: AccountBrief;
  readonly compact: boolean;
}) {
  useStore(tick);
  if (running)
    return (
      <>
        {t.running} {!compact && <span class="sub">{sinceOf(running)}</span>}
      </>
    );
  if (nextRunAt === null) return <>–</>;
  const at = Date.parse(nextRunAt);
  if (at <= now()) return <>{t.due(span(now() - at))}</>;
  return (
    <>
      <Relative at={at} />
      {!compact && <span class="sub">{hours(at)}</span>}
    </>
  );
}

async function openActions(opener: HTMLElement, account: AccountBrief): Promise<void> {
  const { actionsOf, openMenu } = await withRest();
  openMenu(opener, { label: t.actionsFor(account.name), items: actionsOf(account) });
}
