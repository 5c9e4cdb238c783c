import { untrue } from '@perennial/checks';
import type { Counterexample } from '@perennial/checks';

const nobody = {
  id: '00000000-0000-4000-8000-000000000000',
  userPrincipalName: 'nobody@signedin.example',
};

const counterexamples: readonly Counterexample[] = [
  { path: '/users', ...untrue('users/$entity', nobody) },
];
export default counterexamples;
