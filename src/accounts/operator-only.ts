import type { Principal } from '../domain/member';
import { Refusal } from '../refusal';
import type { Capabilities } from './resolve';

/**
 * A credential that speaks for the installation itself must not be a member's to choose: every app
 * registration that trusts the installation would be theirs to use. Throws `Refusal`.
 */
export function refuseOperatorOnly(
  { credentialKinds }: Pick<Capabilities, 'credentialKinds'>,
  { role }: Principal,
  credential: { readonly kind: string } | undefined,
): void {
  const kind = credentialKinds.find((candidate) => candidate.kind === credential?.kind);
  if (!kind?.operatorOnly || role === 'operator') return;
  const errors = [{ field: '/credential/kind', message: 'is for operators only' }];
  throw new Refusal('operator-only', 'Only an operator may use this credential.', { errors });
}
