import { useMemo, useRef, useState } from 'preact/hooks';
import type { AccountBrief, Overview } from '../../shapes';
import { needy } from './verdict';

/** Which accounts are listed, and in which order. */
export interface ShownAccounts {
  /** All there are, in the order of the list. */
  readonly ordered: readonly AccountBrief[];
  /** Those of them that are listed. */
  readonly accounts: readonly AccountBrief[];
  /** How many would stand elsewhere if they were sorted now: a refresh moves no row. */
  readonly moved: number;
  sortAgain(): void;
}

/** Letters' case and accents aside. */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

const haystacks = new WeakMap<AccountBrief, string>();
function haystack(account: AccountBrief): string {
  const known = haystacks.get(account);
  if (known !== undefined) return known;
  const { name, tenantId, user = '', id } = account;
  const made = plain(`${name}\n${tenantId}\n${user}\n${id}`);
  haystacks.set(account, made);
  return made;
}

/** What the chips choose by. */
export const groups = {
  need: (account: AccountBrief, needing: ReadonlySet<string | undefined>) =>
    needing.has(account.id),
  partly: ({ state }: AccountBrief) => state === 'degraded',
  ok: ({ state }: AccountBrief) => state === 'active',
  paused: ({ state }: AccountBrief) => state === 'paused',
} as const;
export type Group = keyof typeof groups;

/** Whether an account is one of those that an address asks for. */
function matches(known: Overview, query: URLSearchParams): (account: AccountBrief) => boolean {
  const needing = needy(known);
  const words = plain(query.get('q') ?? '').trim();
  const group = groups[query.get('show') as Group] as (typeof groups)[Group] | undefined;
  const why = query.get('why');
  const owner = query.get('owner');
  const ofWhy = new Set(
    known.needs.filter(({ code, kind }) => (code ?? kind) === why).map((need) => need.account),
  );
  return (account) =>
    (words === '' || haystack(account).includes(words)) &&
    (!group || group(account, needing)) &&
    (why === null || ofWhy.has(account.id)) &&
    (owner === null || account.owner === owner);
}

export const sorts = ['name', 'state', 'rate', 'days', 'next'] as const;
export type Sort = (typeof sorts)[number];

const stateOrder = ['failing', 'needs-sign-in', 'needs-credential', 'degraded', 'active', 'paused'];
/** Passed of the runs of seven days, in percent, rounded down; undefined where there was none. */
export function passRate({
  week: [passed, degraded, failed, lost],
}: AccountBrief): number | undefined {
  const ended = passed + degraded + failed + lost;
  return ended === 0 ? undefined : Math.floor((passed / ended) * 100);
}

const valueOf: Readonly<Record<Sort, (account: AccountBrief) => number>> = {
  name: () => 0,
  state: ({ state }) => stateOrder.indexOf(state),
  rate: (account) => passRate(account) ?? 101,
  days: ({ subscription }) => subscription?.daysLeft ?? 1000,
  next: ({ nextRunAt }) => Date.parse(nextRunAt ?? '') || Infinity,
};

/** What needs a person stands first, whatever the sort; what is equal stays by name, as the API has it. */
function sorted(known: Overview, by: Sort | undefined): readonly AccountBrief[] {
  const needing = needy(known);
  const value = valueOf[by ?? 'state'];
  const first = (account: AccountBrief) => (needing.has(account.id) ? 0 : 1);
  const rank = (account: AccountBrief) =>
    by === undefined && !needing.has(account.id) ? 0 : value(account);
  return known.accounts.toSorted((a, b) => first(a) - first(b) || rank(a) - rank(b) || 0);
}

/** The list for an address, in an order that stays until somebody sorts, filters, or comes anew. */
export function useShown(known: Overview, query: URLSearchParams): ShownAccounts {
  const [again, setAgain] = useState(0);
  const by = sorts.find((each) => each === query.get('sort'));
  const wanted = `${by ?? ''} ${again}`;
  const order = useRef<{ readonly wanted: string; readonly ranks: ReadonlyMap<string, number> }>(
    undefined,
  );
  // Not sorted again for each key in the search.
  const { ordered, moved } = useMemo(() => {
    const newly = sorted(known, by);
    if (order.current?.wanted !== wanted) {
      order.current = { wanted, ranks: new Map(newly.map(({ id }, n) => [id, n])) };
    }
    const { ranks } = order.current;
    const rank = ({ id }: AccountBrief) => ranks.get(id) ?? Infinity;
    const stays = newly.toSorted((a, b) => rank(a) - rank(b) || 0);
    return { ordered: stays, moved: stays.filter((one, n) => one !== newly[n]).length };
  }, [known, wanted]);
  const accounts = useMemo(
    () => ordered.filter(matches(known, query)),
    [ordered, query.toString()],
  );
  return { ordered, accounts, moved, sortAgain: () => setAgain((n) => n + 1) };
}
