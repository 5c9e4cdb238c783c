import { untrue } from '@perennial/checks';
import type { Counterexample } from '@perennial/checks';

const counterexamples: readonly Counterexample[] = [
  { path: '/me/mailFolders/{folder-id}', ...untrue('mailFolders/$entity', { id: 'another' }) },
];
export default counterexamples;
