import type { Counterexample } from '@perennial/checks';

const PAGES = '/me/onenote/sections/{section}/pages';
const CONTENT = '/me/onenote/pages/{page}/content';

const counterexamples: readonly Counterexample[] = [
  { method: 'GET', path: CONTENT, kind: 'wrong-hash' },
  { method: 'GET', path: CONTENT, kind: 'missing-item' },
  { method: 'GET', path: PAGES, kind: 'missing-item' },
  { method: 'POST', path: PAGES, kind: 'stale' },
];
export default counterexamples;
