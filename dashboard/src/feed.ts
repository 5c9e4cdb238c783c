import { ask } from './api';
import type { Answer, Problem } from './api';
import { moveOn, now, setClock } from './clock';
import { withRest } from './rest';
import { key, refused } from './session';
import type { AccountBrief, Overview } from './shapes';
import { Store } from './store';

/** What the overview says; with its ETag, as long as it is what the server has said and no more. */
export type Known = Overview & { readonly etag?: string | undefined };
export const overview = new Store<Known | undefined>(undefined);
/** The first look failed, and there is nothing to show: why. */
export const failure = new Store<Problem | undefined>(undefined);

/** Accounts that were found to fail at the last look, and did not at the one before. */
export const newlyFailing = new Store<readonly AccountBrief[]>([]);

export interface Silence {
  /** The last answer, by the server's clock. */
  readonly since: number;
  readonly nextTry: number;
}
/** Set after the second miss: what is shown may be out of date. */
export const silence = new Store<Silence | undefined>(undefined);

const EVERY_MS = 30_000;
const WHILE_IDLE_MS = 120_000;
const IDLE_AFTER_MS = 600_000;
const AFTER_MISSES_MS = [5000, 15_000, 40_000, 120_000];

let lastAnswer = Date.now();
let lastInput = Date.now();
let misses = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

function answered({ status, body, etag }: Answer<Overview>): void {
  misses = 0;
  if (status === 200) setClock(body.at);
  lastAnswer = now();
  silence.set(undefined);
  failure.set(undefined);
  if (status === 200) takeOver({ ...body, etag });
}

/** What is known from now on. That an account has begun to fail is said aloud, by a part that may have to be fetched. */
export function takeOver(newer: Known): void {
  const before = new Map(overview.get()?.accounts.map(({ id, state }) => [id, state]));
  overview.set(newer);
  const begun = newer.accounts.filter(
    ({ id, state }) => state === 'failing' && (before.get(id) ?? state) !== state,
  );
  if (begun.length === 0) return;
  newlyFailing.set(begun);
  void withRest();
}

async function look(): Promise<void> {
  clearTimeout(timer);
  if (key.get() === undefined) return;
  try {
    answered(await ask('GET', '/api/overview', { known: overview.get()?.etag }));
    next(Date.now() - lastInput > IDLE_AFTER_MS ? WHILE_IDLE_MS : EVERY_MS);
  } catch (thrown) {
    missed(thrown as Problem);
  }
}

function missed(problem: Problem): void {
  if (problem.status === 401) return;
  if (!overview.get()) failure.set(problem);
  const pause = AFTER_MISSES_MS[Math.min(misses, AFTER_MISSES_MS.length - 1)] ?? EVERY_MS;
  misses += 1;
  const wait = Math.max(pause, (problem.retryAfter ?? 0) * 1000);
  if (misses >= 2) silence.set({ since: lastAnswer, nextTry: Date.now() + wait });
  next(wait);
}

function next(ms: number): void {
  clearTimeout(timer);
  if (!document.hidden) timer = setTimeout(() => void look(), ms);
}

/** Looks now, whatever was planned. */
export const lookNow = (): void => void look();

export function startFeed(): void {
  // Relative times go while what they count from may be old.
  silence.listen(moveOn);
  const used = () => (lastInput = Date.now());
  addEventListener('pointerdown', used);
  addEventListener('keydown', used);
  document.addEventListener('visibilitychange', () =>
    document.hidden ? clearTimeout(timer) : lookNow(),
  );
  key.listen(() => {
    if (key.get() === undefined) overview.set(undefined);
    lookNow();
  });
  refused.listen(() => refused.get() && clearTimeout(timer));
  lookNow();
}
