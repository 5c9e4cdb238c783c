import type { Principal } from '../../domain/member';
import { HttpProblem } from '../problem';
import type { Core } from '../services';

/**
 * A credential that speaks for the installation itself must not be a member's to choose: every app
 * registration that trusts the installation would be theirs to use. Throws `HttpProblem`.
 */
export function assertMayPresent(
  { credentialKinds }: Pick<Core, 'credentialKinds'>,
  { role }: Principal,
  credential: { readonly kind: string } | undefined,
): void {
  const kind = credentialKinds.find((candidate) => candidate.kind === credential?.kind);
  if (!kind?.operatorOnly || role === 'operator') return;
  const errors = [{ field: '/credential/kind', message: 'is for operators only' }];
  throw new HttpProblem(403, 'operator-only', 'Only an operator may use this credential.', {
    errors,
  });
}
