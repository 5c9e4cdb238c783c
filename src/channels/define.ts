import type * as z from 'zod';

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
  /** Addresses that the input names, by pointer: they have to be ones that may be sent to. */
  addresses(facts: Facts, given: Parts): readonly (readonly [pointer: string, url: string])[];
}

export type Facts = Readonly<Record<string, unknown>>;
/** Pointer → value. */
export type Parts = Readonly<Record<string, string>>;
