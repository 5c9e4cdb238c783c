import { now, relative } from '../../clock';
import type { Overview } from '../../shapes';
import * as t from '../../words/en/first';

/** Accounts that need a person, by id. */
export const needy = ({ needs }: Overview): ReadonlySet<string | undefined> =>
  new Set(needs.map(({ account }) => account).filter(Boolean));

/** The first line is the verdict, a sentence. */
export function verdict(known: Overview): string {
  const { accounts, needs } = known;
  const many = needy(known).size;
  if (many > 0) return t.needYou(many);
  if (needs.length > 0) return t.installationNeeds;
  const [only, ...others] = accounts;
  if (!accounts.every(({ state }) => state === 'active')) return t.nothingNeeds;
  return only && others.length === 0 ? t.oneWorks(only.name) : t.allWork(accounts.length);
}

/** “Five of eight work, one is paused. Next run in 2 min. Nothing that checks made is left behind.” */
export function statusLine({ accounts }: Overview): string {
  const count = (state: string) => accounts.filter((one) => one.state === state).length;
  const paused = count('paused');
  const working = t.working(count('active'), accounts.length);
  const counts = [working, paused > 0 ? t.pausedToo(paused) : ''].filter(Boolean);
  const running = accounts.filter((one) => one.running).length;
  const left = accounts.reduce((sum, { leftovers: { open } }) => sum + open, 0);
  const next = Math.min(
    ...accounts.map((one) => (!one.running && Date.parse(one.nextRunAt ?? '')) || Infinity),
  );
  const upcoming = next < Infinity && t.nextRun(relative(Math.max(next, now() + 1)));
  return [
    counts.length > 0 && t.join(counts),
    upcoming || (running > 0 && t.runningNow(running)),
    left === 0 ? t.nothingLeft : t.somethingLeft(left),
  ]
    .filter(Boolean)
    .join(t.sentenceGap);
}
