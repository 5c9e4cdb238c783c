import type { StoredChannel } from '../domain/settings';
import { unprocessable } from '../refusal';
import type { Services } from '../services';
import { draftsOf, refuseForbidden } from '../settings/replace';
import type { Draft, SettingsInput } from '../settings/replace';

export interface CarriedChannels {
  /** By kind, those that can send with what was carried over. */
  readonly whole: Readonly<Record<string, StoredChannel>>;
  /** Kinds of those that wait for a secret. */
  readonly waiting: readonly string[];
}

/**
 * Channels of another installation, which come without their secrets. Throws `Refusal` where one would lead to where
 * nothing may be sent to, or a secret came along after all.
 */
export async function carriedChannels(
  deps: Pick<Services, 'channels' | 'deadMan'>,
  given: NonNullable<SettingsInput['channels']>,
): Promise<CarriedChannels> {
  const drafts = draftsOf(given);
  refuseSecrets(drafts);
  await refuseForbidden(deps, drafts, undefined, '/settings');
  const isWhole = ({ kind, facts }: Draft) => kind.required(facts).length === 0;
  return {
    whole: Object.fromEntries(drafts.filter(isWhole).map(storedOf)),
    waiting: drafts.filter((draft) => !isWhole(draft)).map(({ kind }) => kind.kind),
  };
}

function refuseSecrets(drafts: readonly Draft[]): void {
  const message = 'is a secret: give it in the settings';
  const errors = drafts.flatMap(({ kind, given: secrets }) =>
    Object.keys(secrets).map((pointer) => ({
      field: `/settings/channels/${kind.kind}${pointer}`,
      message,
    })),
  );
  if (errors.length > 0) throw unprocessable(errors);
}

const storedOf = ({ kind, common, facts }: Draft): [string, StoredChannel] => [
  kind.kind,
  { ...common, facts, target: kind.target(facts, {}), secrets: {} },
];
