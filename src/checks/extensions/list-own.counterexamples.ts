import { untrue } from '@perennial/checks';
import type { Counterexample } from '@perennial/checks';

const EXTENSION = '/me/extensions/{extension}';

const counterexamples: readonly Counterexample[] = [
  { path: EXTENSION, kind: 'missing-item' },
  {
    path: EXTENSION,
    ...untrue('extensions/$entity', { id: 'another', extensionName: 'another' }),
  },
];
export default counterexamples;
