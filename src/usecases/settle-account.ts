import type { Call, Check } from '../checks/define';
import type { CredentialKind } from '../credentials/define';
import { CredentialProblem } from '../credentials/define';
import type { Account, CheckCount, Mode, Selection } from '../domain/account';
import { GAP_BOUNDS, presets } from '../domain/schedule';
import type { Schedule } from '../domain/schedule';
import { cannot } from './refusal';
import type { FieldError } from './refusal';

/** What this installation can run, against which a request is held. */
export interface Offer {
  readonly catalogue: readonly Check[];
  readonly credentialKinds: readonly CredentialKind[];
  /** Ids of the checks that always run unless an account says otherwise. */
  readonly defaultAlways: readonly string[];
  /** Shortest gap that a custom schedule may ask for, in seconds. */
  readonly minGapSeconds: number;
}

export interface SelectionInput {
  /** Check ids, workloads, or `*`. */
  readonly always?: readonly string[] | undefined;
  readonly random?: readonly string[] | undefined;
}
export type ScheduleInput =
  | { readonly preset: keyof typeof presets }
  | { readonly preset: 'custom'; readonly minSeconds: number; readonly maxSeconds: number };

export const DEFAULT_COUNT: CheckCount = { min: 3, max: 6 };

/** The kind a credential is of, and what is wrong with it that its form does not show. */
export function settleCredential(offer: Offer, input: { readonly kind: string }): CredentialKind {
  const kind = offer.credentialKinds.find((candidate) => candidate.kind === input.kind);
  if (!kind) {
    throw cannot([{ field: '/credential/kind', message: 'this kind is not available' }]);
  }
  try {
    kind.facts(input);
    kind.parts(input);
  } catch (thrown) {
    if (!(thrown instanceof CredentialProblem)) throw thrown;
    throw cannot([{ field: `/credential/${thrown.field}`, message: thrown.message }]);
  }
  return kind;
}

export function settleSchedule(
  offer: Offer,
  input: ScheduleInput = { preset: 'steady' },
): Schedule {
  if (input.preset !== 'custom') return { preset: input.preset, ...presets[input.preset] };
  const bounds = { min: offer.minGapSeconds, max: GAP_BOUNDS.max };
  const errors = (['minSeconds', 'maxSeconds'] as const).flatMap((name) =>
    input[name] >= bounds.min && input[name] <= bounds.max
      ? []
      : [{ field: `/schedule/${name}`, message: `must be from ${bounds.min} to ${bounds.max}` }],
  );
  if (errors.length > 0) throw cannot(errors);
  return input;
}

/** Which checks an account runs. Names of nothing, and checks that its mode does not allow, are refused. */
export function settleSelection(offer: Offer, mode: Mode, input: SelectionInput = {}): Selection {
  const usable = offer.catalogue.filter(({ modes }) => modes.includes(mode));
  const errors = (['always', 'random'] as const).flatMap((list) =>
    (input[list] ?? []).flatMap((name, index) => {
      const message = objection(offer.catalogue, mode, name);
      return message === undefined ? [] : [{ field: `/checks/${list}/${index}`, message }];
    }),
  );
  if (errors.length > 0) throw cannot(errors);
  // What always runs is kept as ids: a catalogue that grows makes nobody's runs longer.
  const always = usable.filter((check) => isNamed(check, input.always ?? offer.defaultAlways));
  return { always: always.map(({ id }) => id), random: input.random ?? ['*'] };
}

function objection(catalogue: readonly Check[], mode: Mode, name: string): string | undefined {
  const named = catalogue.filter((check) => isNamed(check, [name]));
  if (named.length === 0) return 'there is no such check or workload';
  if (named.some(({ modes }) => modes.includes(mode))) return undefined;
  return mode === 'application'
    ? 'cannot run without a signed-in user'
    : 'runs only as the app itself';
}

const isNamed = ({ id, workload }: Check, names: readonly string[]): boolean =>
  names.some((name) => name === '*' || name === workload || name === id);

/** What only shows when the parts are put together. */
export function assertRunnable(
  { catalogue }: Offer,
  account: Pick<Account, 'mode' | 'checks' | 'checksPerRun' | 'user'>,
): void {
  const { mode, checks, checksPerRun, user } = account;
  const chosen = catalogue.filter(
    (check) => check.modes.includes(mode) && isNamed(check, [...checks.always, ...checks.random]),
  );
  const errors: FieldError[] = [];
  if (chosen.length === 0 || (checks.always.length === 0 && checksPerRun.min === 0)) {
    errors.push({ field: '/checks', message: 'a run would have no check' });
  }
  if (mode === 'application' && user === undefined && chosen.some(needsUser)) {
    errors.push({
      field: '/user',
      message: 'is needed: the app has no mailbox or drive of its own to look at',
    });
  }
  if (errors.length > 0) throw cannot(errors);
}

/** Whether a check, run as the app itself, looks at somebody's own things. */
function needsUser({ calls }: Check): boolean {
  const ofUser = ({ path, appPath = path }: Call) =>
    appPath === '/me' || appPath.startsWith('/me/') || appPath.includes('{user}');
  return Object.values(calls).some(ofUser);
}
