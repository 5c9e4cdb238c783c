import type { Check } from '@perennial/checks';
import type { CredentialKind } from '../credentials/define';
import { CredentialProblem } from '../credentials/define';
import type { Account, CheckCount, Mode, Preset, Selection } from '../domain/account';
import { otherCloudOf } from '../domain/cloud';
import type { OtherCloud } from '../domain/cloud';
import { isAlways, isDrawn, isNamed, presets as checkPresets } from '../domain/choice';
import { traitsOf } from '../engine/plan-run';
import { unprocessable } from '../refusal';
import type { FieldError } from '../refusal';
import { compact } from '../compact';

/** What this installation can run, against which a request is held. */
export interface Capabilities {
  readonly catalogue: readonly Check[];
  readonly credentialKinds: readonly CredentialKind[];
  /** Ids of the checks that always run unless an account says otherwise. */
  readonly defaultAlways: readonly string[];
  /** Shortest gap that a custom schedule may ask for, in seconds. */
  readonly minGapSeconds: number;
}

export interface SelectionInput {
  readonly preset?: Preset | undefined;
  /** Check ids, workloads, or `*`. */
  readonly always?: readonly string[] | undefined;
  readonly random?: readonly string[] | undefined;
  /** What is left out. */
  readonly except?: readonly string[] | undefined;
  /** Check id or workload → how much more often it is drawn than others. */
  readonly weights?: Readonly<Record<string, number>> | undefined;
}
export const DEFAULT_COUNT: CheckCount = { min: 3, max: 6 };

/** The kind a credential is of, and what is wrong with it that its form does not show. */
export function resolveCredential(
  capabilities: Capabilities,
  input: { readonly kind: string },
): CredentialKind {
  const kind = credentialKindOf(capabilities, input);
  try {
    kind.facts(input);
    kind.parts(input);
  } catch (thrown) {
    if (!(thrown instanceof CredentialProblem)) throw thrown;
    throw unprocessable([{ field: `/credential/${thrown.field}`, message: thrown.message }]);
  }
  return kind;
}

/** The kind of a credential, of which nothing else need be there. Throws `Refusal`. */
export function credentialKindOf(
  { credentialKinds }: Pick<Capabilities, 'credentialKinds'>,
  input: { readonly kind: string },
): CredentialKind {
  const kind = credentialKinds.find((candidate) => candidate.kind === input.kind);
  if (kind) return kind;
  throw unprocessable([{ field: '/credential/kind', message: 'this kind is not available' }]);
}

/** What is taken although it may well be a mistake. */
export function credentialWarnings(
  { credentialKinds }: Pick<Capabilities, 'credentialKinds'>,
  input: { readonly kind: string },
): readonly FieldError[] {
  const kind = credentialKinds.find((candidate) => candidate.kind === input.kind);
  const warnings = kind?.warnings?.(input) ?? [];
  return warnings.map(({ field, message }) => ({ field: `/credential/${field}`, message }));
}

const otherClouds: Readonly<Record<OtherCloud, string>> = {
  china: 'is a name in the cloud that 21Vianet operates in China',
  'us-government': 'is a name in the cloud of the US government',
};

/** A tenant whose name is another cloud's: it is not refused, because a name proves nothing. */
export function tenantWarnings(tenantId: string): readonly FieldError[] {
  const cloud = otherCloudOf(tenantId);
  if (cloud === undefined) return [];
  const message = `${otherClouds[cloud]}: Perennial asks Microsoft’s worldwide cloud only, where such a tenant is not found`;
  return [{ field: '/tenantId', message }];
}

/**
 * Which checks an account runs. Without a preset, what is named counts as it is; without names either,
 * runs draw from `balanced`. Names of nothing, and of what mode or preset do not allow, are refused.
 */
export function resolveSelection(
  capabilities: Capabilities,
  mode: Mode,
  input: SelectionInput = {},
): Selection {
  const { catalogue, defaultAlways } = capabilities;
  const { always, random = ['*'], except = [], weights } = input;
  const preset = input.preset ?? (input.random ? 'everything' : 'balanced');
  const allowed = {
    always: ({ kind }: Check) => preset !== 'read-only' || kind === 'read',
    random: (check: Check) => checkPresets[preset](traitsOf(check, mode)),
    except: () => true,
    weights: () => true,
  };
  const object = (list: keyof typeof allowed, name: string, at: number | string) => {
    const message = objection(catalogue, mode, name, allowed[list]);
    return message === undefined ? [] : [{ field: `/checks/${list}/${at}`, message }];
  };
  const errors = [
    ...(always ?? []).flatMap((name, index) => object('always', name, index)),
    ...(input.random ?? []).flatMap((name, index) => object('random', name, index)),
    ...except.flatMap((name, index) => object('except', name, index)),
    ...Object.keys(weights ?? {}).flatMap((name) =>
      name === '*'
        ? [{ field: '/checks/weights/*', message: 'a weight for all is none' }]
        : object('weights', name, pointer(name)),
    ),
  ];
  if (errors.length > 0) throw unprocessable(errors);
  // What always runs is kept as ids: a catalogue that grows makes nobody's runs longer.
  const ids = catalogue
    .filter((check) => check.modes.includes(mode) && allowed.always(check))
    .filter((check) => isNamed(check, always ?? defaultAlways) && !isNamed(check, except))
    .map(({ id }) => id);
  return compact({
    preset,
    always: ids,
    random,
    except: except.length > 0 ? except : undefined,
    weights,
  });
}

/** A name as a step of a JSON pointer (RFC 6901, 3). */
const pointer = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

function objection(
  catalogue: readonly Check[],
  mode: Mode,
  name: string,
  allowed: (check: Check) => boolean,
): string | undefined {
  const named = catalogue.filter((check) => isNamed(check, [name]));
  if (named.length === 0) return 'there is no such check or workload';
  const usable = named.filter(({ modes }) => modes.includes(mode));
  if (usable.length > 0) return usable.some(allowed) ? undefined : 'is not in the preset';
  return mode === 'application'
    ? 'cannot run without a signed-in user'
    : 'runs only as the app itself';
}

/** The checks that an account's runs may hold, as far as its owner has a say. */
export function chosenChecks(
  catalogue: readonly Check[],
  { mode, checks }: Pick<Account, 'mode' | 'checks'>,
): readonly Check[] {
  return catalogue.filter((check) => {
    const one = traitsOf(check, mode);
    return check.modes.includes(mode) && (isAlways(one, checks) || isDrawn(one, checks));
  });
}

/** What only shows when the parts are put together. */
export function validateRunnable(
  { catalogue }: Capabilities,
  account: Pick<Account, 'mode' | 'checks' | 'checksPerRun' | 'user'>,
): void {
  const { mode, checks, checksPerRun, user } = account;
  const chosen = chosenChecks(catalogue, account);
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
  if (errors.length > 0) throw unprocessable(errors);
}

/** Whether a check, run as the app itself, looks at somebody's own things. */
function needsUser({ calls }: Check): boolean {
  return calls.some(({ appPath }) => appPath.includes('{user}'));
}
