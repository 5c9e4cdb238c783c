import { now, relative } from '../../clock';
import type { Overview } from '../../shapes';
import * as t from '../../words/en/first';

const accountsIn = ({ needs }: Overview): Set<string | undefined> =>
  new Set(needs.map(({ account }) => account).filter((id) => id !== undefined));

/** Accounts that need a person, by id. */
export const needy = (known: Overview): ReadonlySet<string | undefined> => accountsIn(known);

/** The first line is the verdict, a sentence. */
export function verdict(known: Overview): string {
  const { accounts, needs } = known;
  const many = accountsIn(known).size;
  if (many > 0) return t.needYou(many);
  if (needs.length > 0) return t.installationNeeds;
  const [only, ...others] = accounts;
  if (!accounts.every(({ state }) => state === 'active')) return t.nothingNeeds;
  return only && others.length === 0 ? t.oneWorks(only.name) : t.allWork(accounts.length);
}

/** “Five of eight work, one is paused. Next run in 2 min. Nothing that checks made is left behind.” */
export function statusLine({ accounts }: Overview): string {
  const count = (state: string) => accounts.filter((one) => one.state === state).length;
  const [working, paused] = [count('active'), count('paused')];
  const counts = [t.working(working, accounts.length), paused > 0 ? t.pausedToo(paused) : ''];
  const said = counts.filter((each) => each !== '');
  const running = accounts.filter((one) => one.running);
  const left = accounts.reduce((sum, { leftovers: { open } }) => sum + open, 0);
  const next = Math.min(
    ...accounts.map((one) => (one.running ? NaN : Date.parse(one.nextRunAt ?? '')) || Infinity),
  );
  return [
    said.length > 0 ? t.join(said) : '',
    next < Infinity
      ? t.nextRun(relative(Math.max(next, now() + 1)))
      : running.length > 0
        ? t.runningNow(running.length)
        : '',
    left === 0 ? t.nothingLeft : t.somethingLeft(left),
  ]
    .filter((each) => each !== '')
    .join(t.sentenceGap);
}
