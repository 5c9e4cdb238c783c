import type { Account } from '../../src/domain/account';
import { complete } from '../../src/domain/completion';
import type { Failure } from '../../src/domain/failure';
import { HOUR_MS } from '../../src/durations';
import { anAccount, aRun, NOW } from './support';

const refused = (code: string, changes: Partial<Failure> = {}): Failure => ({
  stage: 'token',
  kind: 'auth',
  code,
  ...changes,
});
/** The account after runs that ended with these failures, one after the other; undefined is a run that passed. */
function after(...failures: readonly (Failure | undefined)[]): Account {
  return failures.reduce<Account>((account, failure) => {
    const result = failure ? 'failed' : 'passed';
    const run = aRun(account, { result, ...(failure && { failure }) });
    return complete(account, run, { now: account.slot }).account;
  }, anAccount());
}

const NEEDS = [700082, 70008, 50173, 70043, 50076, 50078, 50079, 50158].map((n) => `AADSTS${n}`);

test.each([...NEEDS, 'interaction_required'])(
  'V17: %s asks for a person when it is refused in a second run',
  (code) => {
    expect(after(refused(code)).state).toBe('failing');
    expect(after(refused(code), refused(code)).state).toBe('needs-sign-in');
    expect(after(refused(code), undefined, refused(code)).state).toBe('failing');
  },
);

test.each(['50196', '90033', '50053', '50055', '50057', '53003', '65001', '7000215'])(
  'V17: AADSTS%s never asks for a sign-in',
  (number) => {
    const failure = refused(`AADSTS${number}`);
    expect(after(failure, failure, failure).state).toBe('failing');
  },
);

test('V17: only a secret that the vault does not have asks for a credential', () => {
  expect(after(refused('vault-secret-missing', { kind: 'service' })).state).toBe(
    'needs-credential',
  );
  expect(after(refused('vault-secret-disabled', { kind: 'service' })).state).toBe('failing');
  for (const code of ['vault-forbidden', 'vault-unavailable', 'vault-refused'])
    expect(after(refused(code, { kind: 'service' })).state).toBe('active');
});

test('V17: such an account is tried ever more seldom, and works again as soon as it does', () => {
  const lapsed = refused('AADSTS700082');
  const gaps = [1, 2, 3, 4, 5, 6, 7].map((tries) => {
    const { slot, updatedAt } = after(...Array.from({ length: tries }, () => lapsed));
    return Math.round(((slot - updatedAt) / HOUR_MS) * 10) / 10;
  });
  expect(gaps).toEqual([0.5, 1, 2, 4, 8, 24, 24]);
  const account = after(lapsed, lapsed, lapsed, lapsed);
  const recovered = complete(account, aRun(account), { now: account.slot }).account;
  expect(recovered.state).toBe('active');
  expect(recovered.slot - account.slot).toBeLessThan(HOUR_MS);
});

test('V17: a fault of the way changes nothing of it; a token that is given out does', () => {
  const lapsed = refused('AADSTS700082');
  const reset = refused('reset', { kind: 'network' });
  expect(after(lapsed, lapsed, reset).state).toBe('needs-sign-in');
  expect(after(lapsed, reset, lapsed).state).toBe('failing');
  const forbidden: Failure = { stage: 'request', kind: 'permission', code: 'Forbidden' };
  expect(after(lapsed, lapsed, forbidden).state).toBe('failing');
  expect(NOW).toBeLessThan(after(lapsed).slot);
});
