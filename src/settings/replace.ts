import { auditEntry } from '../audit';
import { channelKinds } from '../channels';
import type { ChannelKind, Facts, Parts } from '../channels/define';
import { UNUSED } from '../domain/channel-status';
import type { Principal } from '../domain/member';
import { initialSettings, settingsSecrets } from '../domain/settings';
import type { InstallationSettings, StoredChannel } from '../domain/settings';
import { Refusal, unprocessable } from '../refusal';
import type { FieldError } from '../refusal';
import type { Services } from '../services';
import { untilWritten } from '../until-written';
import { split } from './parts';
import { readSettings, readStored } from './read';
import { withDefaults } from './with-defaults';
import type { PlainSettings } from './with-defaults';
import { settingsSecretName, SETTINGS_TAGS } from './secret-name';

type Deps = Pick<
  Services,
  | 'settings'
  | 'channels'
  | 'channelStatus'
  | 'deadMan'
  | 'vault'
  | 'clock'
  | 'entropy'
  | 'log'
  | 'retentionDays'
>;
type Common = Partial<Pick<StoredChannel, 'least' | 'quiet' | 'language'>>;
/** What all channels have, and what its kind asks for. */
export type ChannelInput = Common & Facts;

/** All settings as an operator gives them: what is absent goes back to what the installation begins with. */
export interface SettingsInput extends PlainSettings {
  /** Without an address: the one that was given before. */
  readonly deadMan?: { readonly url?: string | undefined } | undefined;
  /** By kind. A secret that is absent is the one that was given before. */
  readonly channels?: Readonly<Record<string, ChannelInput | undefined>> | undefined;
}

/**
 * Replaces the settings. New secrets go into the vault first, each under a fresh name; those that nothing
 * names any more are removed afterwards. `revisions`: those that the caller will have replaced, where it
 * said so. Throws `Refusal`.
 */
export async function replaceSettings(
  deps: Deps,
  principal: Principal,
  input: SettingsInput,
  revisions?: readonly number[],
): Promise<InstallationSettings> {
  const drafts = draftsOf(input.channels ?? {});
  await refuseForbidden(deps, drafts, input.deadMan?.url);
  const secrets = drafts.flatMap(({ kind, given }) => prefixed(kind.kind, given));
  const watch = input.deadMan?.url;
  if (watch !== undefined) secrets.push([DEAD_MAN, watch]);
  const names = await storeSecrets(deps, secrets);
  try {
    const { before, after } = await untilWritten(async () => {
      const { value: previous, stored } = await readStored(deps);
      if (revisions && !revisions.includes(previous.revision)) {
        throw new Refusal('changed-meanwhile', 'Somebody has changed the settings meanwhile.');
      }
      const next = resolved(previous, input, drafts, names, deps);
      const fields = changedFields(previous, next);
      const audit = auditEntry(deps, principal, 'settings.changed', { fields });
      return (await deps.settings.write(stored, next, audit)) === 'conflict'
        ? 'conflict'
        : { before: previous, after: next };
    });
    await removeUnnamed(deps, settingsSecrets(before), settingsSecrets(after));
    await forgetStatuses(deps, before, after);
    return after;
  } catch (thrown) {
    // Without an answer the row may name them all the same: then they stay.
    await removeUnnamed(deps, Object.values(names), settingsSecrets(await readSettings(deps)));
    throw thrown;
  }
}

/** How a channel has done says nothing of where it leads now. */
async function forgetStatuses(
  { channelStatus }: Deps,
  before: InstallationSettings,
  after: InstallationSettings,
): Promise<void> {
  const way = (channel: StoredChannel | undefined) =>
    JSON.stringify([channel?.facts, channel?.secrets]);
  const led = Object.entries(after.channels).filter(
    ([kind, channel]) => way(channel) !== way(before.channels[kind]),
  );
  await Promise.all(led.map(([kind]) => channelStatus.write(kind, UNUSED)));
}

/** Names of what is not as it was; a channel that has changed by its kind. */
function changedFields(before: InstallationSettings, after: InstallationSettings): string[] {
  const flat = ({ revision: _revision, channels, ...rest }: InstallationSettings) =>
    new Map<string, unknown>([
      ...Object.entries(rest),
      ...Object.entries(channels).map(([kind, value]) => [`channels/${kind}`, value] as const),
    ]);
  const [was, is] = [flat(before), flat(after)];
  const same = (name: string) => JSON.stringify(was.get(name)) === JSON.stringify(is.get(name));
  return [...new Set([...was.keys(), ...is.keys()])].filter((name) => !same(name));
}

const DEAD_MAN = 'deadMan';

export interface Draft {
  readonly kind: ChannelKind;
  readonly common: Pick<StoredChannel, 'least' | 'quiet' | 'language'>;
  readonly facts: Facts;
  readonly given: Parts;
}

/** Of channels as they were given, by kind. */
export const draftsOf = (given: NonNullable<SettingsInput['channels']>): readonly Draft[] =>
  channelKinds.flatMap((kind) => draftOf(kind, given[kind.kind]));

export function draftOf(kind: ChannelKind, input: ChannelInput | undefined): Draft[] {
  if (!input) return [];
  const { least = 'info', quiet, language } = input;
  const own = Object.keys(kind.input.shape).map((name) => [name, input[name]]);
  const parts = split(Object.fromEntries(own) as Facts, kind.secrets);
  return [{ kind, common: { least, quiet, language }, ...parts }];
}

/** Throws `Refusal` where a channel or the outside watch would lead to where nothing may be sent to. `at`: where the settings lie in the body. */
export async function refuseForbidden(
  { channels, deadMan }: Pick<Deps, 'channels' | 'deadMan'>,
  drafts: readonly Draft[],
  watch: string | undefined,
  at = '',
): Promise<void> {
  const errors: FieldError[] = [];
  for (const { kind, facts, given } of drafts) {
    const found = await channels.check(kind.kind, facts, given);
    if (found)
      errors.push({
        field: `${at}/channels/${kind.kind}${found.pointer}`,
        message: found.reason,
      });
  }
  const reason = watch === undefined ? undefined : await deadMan.check(watch);
  if (reason !== undefined) errors.push({ field: '/deadMan/url', message: reason });
  if (errors.length > 0) throw unprocessable(errors);
}

/** The setting that it belongs to, and what it is. */
type Secret = readonly [part: string, value: string];

const prefixed = (kind: string, parts: Parts): Secret[] =>
  Object.entries(parts).map(([pointer, value]) => [`${kind}${pointer}`, value]);

/** Puts secrets into the vault; answers their names. When one cannot be stored, upkeep removes the others. */
async function storeSecrets({ vault, entropy }: Deps, secrets: readonly Secret[]): Promise<Parts> {
  const named = secrets.map(
    ([part, value]) => [part, settingsSecretName(part, entropy), value] as const,
  );
  await Promise.all(named.map(([, name, value]) => vault.put(name, value, SETTINGS_TAGS)));
  return Object.fromEntries(named.map(([part, name]) => [part, name]));
}

/** What will hold. Throws `Refusal` where a channel lacks a secret. */
function resolved(
  previous: InstallationSettings,
  input: SettingsInput,
  drafts: readonly Draft[],
  names: Parts,
  { retentionDays }: Deps,
): InstallationSettings {
  const { channels, deadMan } = input;
  const initial = initialSettings(retentionDays);
  const errors: FieldError[] = [];
  const stored = drafts.map((draft): [string, StoredChannel] => {
    const { kind } = draft.kind;
    const channel = storedChannel(draft, previous.channels[kind], names);
    for (const pointer of draft.kind.required(draft.facts)) {
      if (channel.secrets[pointer] === undefined)
        errors.push({
          field: `/channels/${kind}${pointer}`,
          code: 'required',
          message: 'is required',
        });
    }
    return [kind, channel];
  });
  const watch = deadMan && resolvedDeadMan(deadMan, previous, names[DEAD_MAN]);
  if (deadMan && !watch)
    errors.push({ field: '/deadMan/url', code: 'required', message: 'is required' });
  if (errors.length > 0) throw unprocessable(errors);
  return {
    ...withDefaults(initial, input),
    revision: previous.revision + 1,
    deadMan: watch,
    channels: channels ? Object.fromEntries(stored) : initial.channels,
  };
}

/** Secrets given before stay, as long as they are sent to where they were sent before. */
function storedChannel(
  { kind, common, facts, given }: Draft,
  before: StoredChannel | undefined,
  names: Parts,
): StoredChannel {
  const same = before && kind.destination(before.facts) === kind.destination(facts);
  const kept = same ? before.secrets : {};
  const fresh = Object.keys(given).map((pointer) => [pointer, names[`${kind.kind}${pointer}`]]);
  return {
    ...common,
    facts,
    target: kind.target(facts, given) ?? (same ? before.target : undefined),
    secrets: { ...kept, ...(Object.fromEntries(fresh) as Parts) },
  };
}

function resolvedDeadMan(
  { url }: { readonly url?: string | undefined },
  previous: InstallationSettings,
  name: string | undefined,
): InstallationSettings['deadMan'] {
  return url === undefined || name === undefined
    ? previous.deadMan
    : { host: new URL(url).host, secret: name };
}

/** What is not removed now, because the vault does not answer, upkeep removes. */
async function removeUnnamed(
  { vault, log }: Deps,
  names: readonly string[],
  kept: readonly string[],
): Promise<void> {
  const gone = names.filter((name) => !kept.includes(name));
  const removed = await Promise.allSettled(gone.map((name) => vault.remove(name)));
  const left = removed.filter(({ status }) => status === 'rejected').length;
  if (left > 0) log.warn('secret.not-removed', { left });
}
