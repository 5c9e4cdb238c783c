/** Secrets by reference: a command's arguments are in the list of processes and in the shell's history, so no secret is in them. */
import { CommandProblem } from './problem';
import { privateText } from './connection';
import type { Terminal } from './terminal';

export interface Reference {
  readonly env?: string | undefined;
  readonly file?: string | undefined;
}

/** What a reference stands for. Throws `CommandProblem` when there is nothing. */
export function secretOf(
  { env, file }: Reference,
  { env: environment }: Pick<Terminal, 'env'>,
): string {
  if (file !== undefined) return privateText(file).trim();
  if (env === undefined)
    throw new CommandProblem('Where the secret is: --secret-env VARIABLE or --secret-file FILE.');
  const value = environment[env]?.trim();
  if (!value)
    throw new CommandProblem(
      `The variable ${env} is not set, which the secret is to be taken from.`,
    );
  return value;
}

/** Where each kind of credential takes its secret; the others have none, or need none. */
export const SECRET_FIELDS: Readonly<Record<string, string | undefined>> = {
  clientSecret: 'clientSecret',
  certificate: 'pem',
  refreshToken: 'refreshToken',
};

/** A credential as the API takes it. */
export function credentialOf(kind: string, reference: Reference, terminal: Terminal): object {
  const field = SECRET_FIELDS[kind];
  return field === undefined ? { kind } : { kind, [field]: secretOf(reference, terminal) };
}
