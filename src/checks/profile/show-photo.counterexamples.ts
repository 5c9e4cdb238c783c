import { untrue } from '@perennial/checks';
import type { Counterexample } from '@perennial/checks';

const said = (width: number, height: number): Counterexample => ({
  path: '/me/photo',
  times: 1,
  ...untrue('users/photo', { id: `${width}X${height}`, width, height }),
});

const counterexamples: readonly Counterexample[] = [
  said(64, 64),
  said(48, 48),
  { path: '/me/photo/$value', kind: 'wrong-hash' },
];
export default counterexamples;
