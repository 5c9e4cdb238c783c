import { untrueList } from '@perennial/checks';
import type { Counterexample } from '@perennial/checks';

const path = '/reports/authenticationMethods/userRegistrationDetails';

const counterexamples: readonly Counterexample[] = [
  { path: `${path}/{registration-id}`, kind: 'missing-item' },
  {
    path,
    ...untrueList('reports/authenticationMethods/userRegistrationDetails', [
      { id: 'another', userPrincipalName: 'nobody@signedin.example' },
    ]),
  },
];
export default counterexamples;
