import type * as z from 'zod';
import type { Delivery, Message } from '../ports';
import type { Outside } from './outside';

/** A way to tell people. Each is a file `<name>.channel.ts` of its own, and one line in `index.ts`. */
export interface ChannelKind {
  readonly kind: string;
  /** What an operator gives, secret parts included, without what all channels have. */
  readonly input: z.ZodObject;
  /** JSON pointers of its secret parts in the input: they go into the vault, the rest is kept as it is. */
  readonly secrets: readonly string[];
  /** Pointers of the secret parts without which it cannot send. */
  required(facts: Facts): readonly string[];
  /** Where secrets are sent to, as far as the facts say: where it changes, they have to be given anew. */
  destination(facts: Facts): string;
  /** Where to, as people may read it. `given`: the secret parts that came with this input. */
  target(facts: Facts, given: Parts): string | undefined;
  /** Addresses that were given, by pointer: they have to be ones that may be sent to. */
  addresses(facts: Facts, given: Parts): readonly (readonly [pointer: string, url: string])[];
  /** One try. Throws `TargetRefused` and `WireError`. */
  send(outside: Outside, by: Given, message: Message): Promise<Delivery>;
}

export type Facts = Readonly<Record<string, unknown>>;
/** Pointer → value. */
export type Parts = Readonly<Record<string, string>>;

/** A channel with the values of its secret parts. */
export interface Given {
  readonly facts: Facts;
  readonly parts: Parts;
  /** Whom to, where the channel leads to several. */
  readonly to: string;
}

/** A part without which it cannot send: settings without it are refused. */
export function part(parts: Parts, pointer: string): string {
  const value = parts[pointer];
  if (value === undefined) throw new Error(`the channel’s part ${pointer} is missing`);
  return value;
}
