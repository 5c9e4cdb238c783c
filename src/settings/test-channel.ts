import { channelKind } from '../channels';
import type { ChannelKind, Facts, Parts } from '../channels/define';
import type { StoredChannel } from '../domain/settings';
import type { ChannelSender, Delivery, OpenChannel } from '../ports';
import { Refusal, unprocessable } from '../refusal';
import type { Services } from '../services';
import { noteDelivery } from './note-delivery';
import { openChannel } from './open-channel';
import { operatorAddress } from './operator-address';
import { readSettings } from './read';
import { draftOf } from './replace';
import type { ChannelInput } from './replace';
import { testMessage } from './test-message';

type Deps = Pick<
  Services,
  | 'settings'
  | 'channels'
  | 'channelStatus'
  | 'vault'
  | 'clock'
  | 'entropy'
  | 'retentionDays'
  | 'operatorEmail'
  | 'publicOrigin'
>;

/**
 * Sends one message by a channel, and says what the far end made of it: by the channel as it is set, or as
 * `input` would have it, whose missing secrets are those that were given before: then nothing of it is kept. Throws
 * `Refusal` when there is no such channel, or it lacks something.
 */
export async function testChannel(
  deps: Deps,
  name: string,
  input: ChannelInput | undefined,
): Promise<Delivery & { readonly ms: number }> {
  const kind = channelKind(name);
  const settings = await readSettings(deps);
  const stored = settings.channels[name];
  if (!kind || (!stored && !input)) {
    throw new Refusal('not-found', 'There is no such channel in the settings.');
  }
  const channel = input
    ? await drafted(deps, kind, input, stored)
    : await opened(deps, name, stored);
  const to = operatorAddress(deps.operatorEmail, channel) ?? '';
  if (name === 'mail' && to === '') throw unprocessable([{ field: '/to', message: 'is required' }]);
  const language = input?.language ?? stored?.language ?? settings.language;
  const startedAt = performance.now();
  const delivery = await deps.channels.send({ ...channel, to }, testMessage(deps, language));
  const ms = Math.round(performance.now() - startedAt);
  if (!input) await noteDelivery(deps, name, delivery);
  return { ...delivery, ms };
}

async function opened(deps: Deps, kind: string, stored: StoredChannel | undefined) {
  return openChannel(deps, kind, stored ?? { facts: {}, secrets: {} });
}

const NOTHING: { readonly facts: Facts; readonly given: Parts } = { facts: {}, given: {} };

async function drafted(
  deps: Deps,
  kind: ChannelKind,
  input: ChannelInput,
  stored: StoredChannel | undefined,
): Promise<Omit<OpenChannel, 'to'>> {
  const [draft] = draftOf(kind, input);
  const { facts, given } = draft ?? NOTHING;
  const same = stored && kind.destination(stored.facts) === kind.destination(facts);
  const missing = kind.secrets.filter((pointer) => given[pointer] === undefined);
  const kept = Object.entries(same ? stored.secrets : {}).filter(([pointer]) =>
    missing.includes(pointer),
  );
  const { parts } = await openChannel(deps, kind.kind, {
    facts,
    secrets: Object.fromEntries(kept),
  });
  const channel = { kind: kind.kind, facts, parts: { ...parts, ...given } };
  refuseIncomplete(kind, channel);
  await refuseForbidden(deps.channels, channel);
  return channel;
}

function refuseIncomplete(kind: ChannelKind, { facts, parts }: Omit<OpenChannel, 'to'>): void {
  const lacking = kind.required(facts).filter((pointer) => parts[pointer] === undefined);
  if (lacking.length === 0) return;
  throw unprocessable(lacking.map((field) => ({ field, message: 'is required' })));
}

async function refuseForbidden(
  channels: ChannelSender,
  { kind, facts, parts }: Omit<OpenChannel, 'to'>,
): Promise<void> {
  const found = await channels.check(kind, facts, parts);
  if (found) throw unprocessable([{ field: found.pointer, message: found.reason }]);
}
