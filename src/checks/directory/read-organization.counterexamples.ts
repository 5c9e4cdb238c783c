import { untrueList } from '@perennial/checks';
import type { Counterexample } from '@perennial/checks';

const domain = (name: string, isDefault: boolean) => ({ name, isDefault, isInitial: isDefault });
const organization = (...verifiedDomains: readonly object[]): Counterexample => ({
  path: '/organization',
  ...untrueList('organization', [{ id: 'a', verifiedDomains }]),
});

const counterexamples: readonly Counterexample[] = [
  organization(domain('other.example', true)),
  organization(domain('signedin.example', false)),
  { path: '/organization', ...untrueList('organization', []) },
];
export default counterexamples;
