import { memo } from '../../parts/memo';
import { useEffect, useState } from 'preact/hooks';
import { hours, now, span } from '../../clock';
import { goQuery, address } from '../../navigation';
import { Beat } from '../../parts/beat';
import { Days } from '../../parts/days';
import { Icon } from '../../parts/icons';
import { shownState, StateMark } from '../../parts/state';
import { Relative } from '../../parts/time';
import { withRest } from '../../rest';
import type { AccountBrief, Overview } from '../../shapes';
import { useStore } from '../../store';
import * as t from '../../words/en/first';
import { pick, picking } from './picked';
import { passRate, sorts } from './shown';
import type { ShownAccounts, Sort } from './shown';

const FIRST = 60;
const STEP = 150;
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
  const picked = useStore(picking);
  const compact = known.accounts.length >= COMPACT_FROM;
  // Where Graph has told of no subscription there is nothing to show.
  const all: readonly AccountBrief[] = known.accounts;
  const days = all.some(({ subscription }) => subscription !== undefined);
  const { query } = useStore(address);
  const count = useSteps(accounts.length, query.toString());
  if (accounts.length === 0) return <NothingFound q={query.get('q') ?? ''} />;
  return (
    <>
      <section class="card" aria-label={t.accounts}>
        <table
          class={`list${compact ? ' compact' : ''}${picked ? ' picking' : ''}`}
          role="table"
          aria-label={t.accounts}
        >
          <Head
            days={days}
            sort={query.get('sort')}
            picking={picked !== undefined}
            accounts={accounts}
          />
          <tbody role="rowgroup">
            {accounts.slice(0, count).map((account) => (
              <Row
                key={account.id}
                account={account}
                compact={compact}
                days={days}
                picked={picked?.has(account.id)}
                role={known.me.role}
              />
            ))}
          </tbody>
        </table>
      </section>
      {accounts.length < known.accounts.length && (
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
 * The first rows at once, the rest in steps: all of them are in the page, so that the browser finds them.
 * `filter`: with another one it begins anew, so that a key in the search need not wait for all rows.
 */
function useSteps(length: number, filter: string): number {
  const [reached, setReached] = useState({ filter, count: FIRST });
  const count = reached.filter === filter ? reached.count : FIRST;
  useEffect(() => {
    if (count >= length) return;
    const timer = setTimeout(() => setReached({ filter, count: count + STEP }));
    return () => clearTimeout(timer);
  }, [count, length, filter]);
  return count;
}

const columns: readonly (readonly [name: keyof typeof t.col, sort?: Sort])[] = [
  ['name', 'name'],
  ['state', 'state'],
  ['runs'],
  ['rate', 'rate'],
  ['days', 'days'],
  ['next', 'next'],
  ['actions'],
];
const classOf = (name: string) =>
  `c-${name === 'name' ? 'acc' : name === 'actions' ? 'more' : name}`;

function Head({
  days,
  sort,
  picking: on,
  accounts,
}: {
  readonly days: boolean;
  readonly sort: string | null;
  readonly picking: boolean;
  readonly accounts: readonly AccountBrief[];
}) {
  const by = sorts.find((each) => each === sort) ?? 'state';
  return (
    <thead role="rowgroup">
      <tr role="row">
        {on && (
          <th scope="col" role="columnheader" class="c-pick">
            <input
              type="checkbox"
              aria-label={t.all}
              onChange={(event) =>
                picking.set(
                  new Set(event.currentTarget.checked ? accounts.map(({ id }) => id) : []),
                )
              }
            />
          </th>
        )}
        {columns
          .filter(([name]) => days || name !== 'days')
          .map(([name, column]) => (
            <th
              key={name}
              scope="col"
              role="columnheader"
              class={classOf(name)}
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
                <span class={name === 'actions' ? 'vh' : ''}>{t.col[name]}</span>
              )}
            </th>
          ))}
      </tr>
    </thead>
  );
}

interface RowProps {
  readonly account: AccountBrief;
  readonly compact: boolean;
  readonly days: boolean;
  readonly picked: boolean | undefined;
  readonly role: string;
}

/** Drawn anew only when its account is another one. */
const Row = memo(function Row({ account, compact, days, picked, role }: RowProps) {
  const { id, name, tenantId } = account;
  const two = compact ? 'two' : undefined;
  return (
    <tr role="row">
      {picked !== undefined && (
        <td role="cell" class="c-pick">
          <input
            type="checkbox"
            aria-label={`${t.select} ${name}`}
            checked={picked}
            onChange={(event) => pick(id, event.currentTarget.checked)}
          />
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
          <Days account={account} />
        </td>
      )}
      <td role="cell" class="c-next num">
        <Next account={account} compact={compact} />
      </td>
      <td role="cell" class="c-more">
        {role !== 'reader' && (
          <button
            type="button"
            class="btn ic bare sm"
            aria-label={t.actionsFor(name)}
            aria-haspopup="true"
            onClick={(event) => void openActions(event.currentTarget, account)}
          >
            <Icon name="dots" />
          </button>
        )}
      </td>
    </tr>
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

function reasonOf({ state, reason, stateSince, paused, results }: AccountBrief): string {
  if (paused) return t.by(paused.by, paused.reason);
  if (reason) return reason.title;
  if (state === 'active' && results === '') return '';
  return t.forSpan(span(now() - Date.parse(stateSince)));
}

function Next({
  account: { nextRunAt, running },
  compact,
}: {
  readonly account: AccountBrief;
  readonly compact: boolean;
}) {
  if (running) return <>{t.running}</>;
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
