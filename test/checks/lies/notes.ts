const PAGES = '/me/onenote/sections/{section}/pages';

/** What OneNote may answer that must not pass. */
export const noteLies: Readonly<Record<string, readonly object[]>> = {
  'notes.list-notebooks': [
    { path: '/me/onenote/notebooks/{notebook}', kind: 'stale' },
    { path: '/me/onenote/notebooks/{notebook}', kind: 'missing-item' },
  ],
  'notes.list-sections': [{ path: '/me/onenote/notebooks', kind: 'missing-item' }],
  'notes.page-pages': [{ path: PAGES, kind: 'missing-item' }],
  'notes.read-page': [
    { path: '/me/onenote/pages/{page}', kind: 'stale' },
    { path: '/me/onenote/pages/{page}', kind: 'missing-item' },
  ],
  'notes.write-page': [
    { method: 'GET', path: '/me/onenote/pages/{page}/content', kind: 'wrong-hash' },
    { method: 'GET', path: '/me/onenote/pages/{page}/content', kind: 'missing-item' },
    { method: 'GET', path: PAGES, kind: 'missing-item' },
    { method: 'POST', path: PAGES, kind: 'stale' },
  ],
};
