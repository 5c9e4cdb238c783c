import { untrue } from '@perennial/checks';
import type { Counterexample } from '@perennial/checks';

const counterexamples: readonly Counterexample[] = [
  { method: 'GET', path: '/messageRules/', kind: 'missing-item' },
  {
    method: 'GET',
    path: '/me/mailFolders/inbox/messageRules/{id}',
    ...untrue('messageRules/$entity', {
      id: 'x',
      displayName: 'another',
      isEnabled: true,
      conditions: { subjectContains: [] },
    }),
  },
  { method: 'GET', path: '/me/mailFolders/inbox/messageRules', kind: 'missing-item' },
];
export default counterexamples;
