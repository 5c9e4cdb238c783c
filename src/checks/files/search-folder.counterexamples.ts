import { untrueList } from '@perennial/checks';
import type { Counterexample } from '@perennial/checks';

const counterexamples: readonly Counterexample[] = [
  { path: '/search(', kind: 'missing-item' },
  { path: '/search(', ...untrueList('Collection(driveItem)', []) },
];
export default counterexamples;
