import { untrue } from '@perennial/checks';
import type { Counterexample } from '@perennial/checks';

const quota = (total: number, used: number, remaining: number): Counterexample => ({
  path: '/me/drive',
  ...untrue('drives/$entity', {
    id: 'a',
    driveType: 'business',
    quota: { total, used, remaining },
  }),
});

const counterexamples: readonly Counterexample[] = [
  quota(100, 10, 91),
  quota(100, -1, 100),
  { path: '/drives/{id}', ...untrue('drives/$entity', { id: 'another', driveType: 'business' }) },
];
export default counterexamples;
