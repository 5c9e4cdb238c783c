import { untrue } from '@perennial/checks';
import type { Counterexample } from '@perennial/checks';

const counterexamples: readonly Counterexample[] = [
  { path: '/me/drive/root:/{path}', kind: 'missing-item' },
  { path: '/me/drive/root:/{path}', ...untrue('driveItem', { id: 'another' }) },
];
export default counterexamples;
