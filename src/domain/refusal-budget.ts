/**
 * How often Microsoft may refuse an app a token before the app leaves the tenant alone for a while.
 * Repeated failures make Entra ID block an address or an account for all, so refusals are counted by
 * tenant and client, whatever their kind and whoever asked. Pure.
 */

/** Refused requests per tenant and client … */
export const MOST_REFUSALS = 5;
/** … within so many milliseconds. */
export const REFUSAL_WINDOW_MS = 900_000;

/** What is remembered of one app in one tenant (milliseconds since the epoch). */
export interface AppRefusals {
  readonly at: readonly number[];
  /** When a credential that nobody knew was last let through although the budget was spent. */
  readonly newcomerAt?: number | undefined;
  /** When a credential that had worked was last refused although the budget was spent. */
  readonly provenRefusedAt?: number | undefined;
}

/** What is known of the credential that wants to ask. */
export interface Standing {
  /** It was refused, and not accepted since. */
  readonly refused: boolean;
  /** It has been accepted before. */
  readonly proven: boolean;
  /** A person waits for the answer. */
  readonly byHand: boolean;
}

const withinWindow = (at: number, now: number): boolean =>
  now >= at && now - at < REFUSAL_WINDOW_MS;

/** When a request may be refused again; undefined while there is budget left. */
export function spentUntil({ at }: AppRefusals, now: number): number | undefined {
  const counted = at.filter((time) => withinWindow(time, now));
  const first = counted.at(-MOST_REFUSALS);
  return first === undefined ? undefined : first + REFUSAL_WINDOW_MS;
}

/** Whether one more may ask while `underWay` others wait for their answers, should all of them be refused. */
export const hasRoom = ({ at }: AppRefusals, underWay: number, now: number): boolean =>
  at.filter((time) => withinWindow(time, now)).length + underWay < MOST_REFUSALS;

/**
 * Whether a credential may be presented. With the budget spent, those that were refused wait. Those that
 * work go on, so that a wrong secret of one member silences nobody else of the same app: until one of
 * them is refused, which may be the app's own fault, and then they wait too. Of new ones that a person
 * has just given one is tried in each window, so that correcting a mistake shows at once. So Microsoft
 * refuses an app seven times in a window at most.
 */
export function mayPresent(
  app: AppRefusals,
  { refused, proven, byHand }: Standing,
  now: number,
): 'yes' | 'as-newcomer' | 'no' {
  const lately = (at: number | undefined): boolean => at !== undefined && withinWindow(at, now);
  if (spentUntil(app, now) === undefined) return 'yes';
  if (refused) return 'no';
  if (proven) return lately(app.provenRefusedAt) ? 'no' : 'yes';
  return byHand && !lately(app.newcomerAt) ? 'as-newcomer' : 'no';
}

/** The app after one refusal more. */
export function withRefusal(
  app: AppRefusals,
  { proven }: Pick<Standing, 'proven'>,
  now: number,
): AppRefusals {
  const spent = spentUntil(app, now) !== undefined;
  return {
    ...app,
    at: [...app.at.filter((time) => withinWindow(time, now)), now],
    provenRefusedAt: spent && proven ? now : app.provenRefusedAt,
  };
}
