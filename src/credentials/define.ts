import type * as z from 'zod';
import type { Mode } from '../domain/account';
import type { PresentedCredential } from '../ports';

/** A way to be let into a tenant. Each is a file `<name>.kind.ts` of its own; `npm run generate` lists them. */
export interface CredentialKind<Input = unknown> {
  readonly kind: string;
  readonly mode: Mode;
  /** It speaks for the installation itself, not for whoever presents it: only an operator may choose it. */
  readonly operatorOnly?: true;
  /** What the API takes, `kind` included. */
  readonly input: z.ZodType<Input>;
  /**
   * Its secret parts, which go to the vault: part → value. Throws `CredentialProblem` when what was
   * given is well-formed and yet cannot serve.
   */
  parts(input: Input): Readonly<Record<string, string>>;
  /** What in it is taken although it may well be a mistake: member → why. */
  warnings?(input: Input): readonly CredentialWarning[];
  /** What may be known of it outside of the vault. */
  facts(input: Input): CredentialFacts;
  /**
   * What the directory shows of it in its app’s registration, made from the parts’ values: a secret’s first characters,
   * a certificate’s thumbprints. Only where the registration lists it, and tells its end.
   */
  directoryMarks?(parts: Readonly<Record<string, string>>): readonly string[];
  /**
   * The part that every use replaces (`refresh-token.ts` says when the new one is stored). Where what was
   * given lacks it, somebody has to sign in first.
   */
  readonly rotates?: string;
  /** What proves the app where somebody signs in, made from the parts' values; only where somebody can. */
  proof?(parts: Readonly<Record<string, string>>): PresentedCredential;
  /** What is presented to the token endpoint, made from the parts' values. Throws `FailureError` where they cannot serve. */
  present(parts: Readonly<Record<string, string>>): PresentedCredential;
}

export interface CredentialFacts {
  /** Milliseconds since the epoch. */
  readonly expiresAt?: number;
  /** Perennial made its key, and can make the next one. */
  readonly madeHere?: true | undefined;
}

export interface CredentialWarning {
  /** Which member of the credential. */
  readonly field: string;
  readonly message: string;
}

/** A credential that cannot serve, and what about it has to change. Never holds the credential itself. */
export class CredentialProblem extends Error {
  override readonly name: string = 'CredentialProblem';
  constructor(
    /** Which case, for programs. */
    readonly code: string,
    /** Which member of the credential. */
    readonly field: string,
    message: string,
  ) {
    super(message);
  }
}

/** A part that must be there because it was stored with the credential. */
export function part(parts: Readonly<Record<string, string>>, name: string): string {
  const value = parts[name];
  if (value === undefined) throw new Error(`credential part ${name} is missing`);
  return value;
}
