import { untrueList } from '@perennial/checks';
import type { Counterexample } from '@perennial/checks';

const domain = (name: string, isDefault: boolean) => ({ name, isDefault, isInitial: isDefault });
const organization = (...verifiedDomains: readonly object[]): Counterexample => ({
  path: '/organization',
  ...untrueList('organization', [{ id: 'a', verifiedDomains }]),
});

const counterexamples: readonly Counterexample[] = [
  { path: '/domains', kind: 'missing-item' },
  organization(domain('signedin.example', true), domain('other.example', false)),
];
export default counterexamples;
