import type * as z from 'zod';
import type { Mode } from '../domain/account';
import type { Grant } from '../ports';

/** A way to be let into a tenant. One file each; the registry in `index.ts` lists them. */
export interface CredentialKind<Input = never> {
  readonly kind: string;
  readonly mode: Mode;
  /** What the API takes, `kind` included. */
  readonly input: z.ZodType<Input>;
  /** Its secret parts, which go to the vault: part → value. */
  parts(input: Input): Readonly<Record<string, string>>;
  /** What may be known of it outside of the vault. */
  facts(input: Input): { readonly expiresAt?: number };
  /** What is presented to the token endpoint, from the parts' values. */
  grant(parts: Readonly<Record<string, string>>): Grant;
}
