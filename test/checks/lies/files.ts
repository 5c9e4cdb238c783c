/** An answer that is well-formed, and not true. */
const untrue = (type: string, body: object) => ({
  body: { '@odata.context': `https://graph.microsoft.com/v1.0/$metadata#${type}`, ...body },
});

const item = (body: object) => untrue('driveItem', { id: 'another', ...body });
const job = (body: object) => ({
  path: '/transfer/monitor',
  body: { operation: 'ItemCopy', ...body },
});
const elsewhere = { parentReference: { driveId: 'another', id: 'another' } };
const changes = (value: readonly object[]) =>
  untrue('Collection(driveItem)', {
    '@odata.deltaLink': 'https://graph.microsoft.com/v1.0/me/drive/root/delta?token=x',
    value,
  });
const quota = (total: number, used: number, remaining: number) =>
  untrue('drives/$entity', {
    id: 'a',
    driveType: 'business',
    quota: { total, used, remaining },
  });

/** For each check of files, what the far side may answer that must not pass: a fault of the simulator. */
export const fileLies: Readonly<Record<string, readonly object[]>> = {
  'files.copy-file': [
    job({ status: 'failed', percentageComplete: 0 }),
    job({ status: 'completed', percentageComplete: 100, resourceId: 'another' }),
    { path: '/transfer/download', kind: 'wrong-hash' },
  ],
  'files.download-range': [
    { path: '/transfer/', kind: 'wrong-hash' },
    { path: '/transfer/', kind: 'empty' },
  ],
  'files.find-documents': [
    { path: '/special/documents', ...item(elsewhere) },
    { path: '/me/drive/items/{id}', kind: 'missing-item' },
    { path: '/me/drive/items/{id}', ...item({ folder: {}, ...elsewhere }) },
  ],
  'files.guard-file': [
    { method: 'PATCH', path: '/me/drive/items/{id}', status: 200, ...item({}) },
    { method: 'GET', path: '/me/drive/root:/{path}', kind: 'missing-item' },
  ],
  'files.move-file': [
    { method: 'PATCH', path: '/me/drive/items/{id}', ...item({}) },
    { method: 'GET', path: '/children', kind: 'missing-item' },
    { method: 'PATCH', path: '/me/drive/items/{id}', status: 200, ...item({}) },
  ],
  'files.open-by-path': [
    { path: '/me/drive/root:/{path}', kind: 'missing-item' },
    { path: '/me/drive/root:/{path}', ...item({}) },
  ],
  'files.read-quota': [
    { path: '/me/drive', ...quota(100, 10, 91) },
    { path: '/me/drive', ...quota(100, -1, 100) },
    {
      path: '/drives/{id}',
      ...untrue('drives/$entity', { id: 'another', driveType: 'business' }),
    },
  ],
  'files.rename-file': [
    { method: 'PATCH', path: '/me/drive/items/{id}', kind: 'stale' },
    { method: 'GET', path: '/me/drive/root:/{path}', kind: 'missing-item' },
  ],
  'files.replace-file': [
    { method: 'PUT', path: '/content', ...item({ eTag: '1', cTag: '1', ...elsewhere }) },
    { method: 'GET', path: '/versions', kind: 'missing-item' },
    { path: '/transfer/', kind: 'wrong-hash' },
  ],
  'files.search-folder': [
    { path: '/search(', kind: 'missing-item' },
    { path: '/search(', ...untrue('Collection(driveItem)', { value: [] }) },
  ],
  'files.share-link': [
    { method: 'POST', path: '/createLink', kind: 'stale' },
    { method: 'GET', path: '/permissions', ...untrue('permissions', { value: [] }) },
    { method: 'DELETE', path: '/permissions/', status: 204 },
  ],
  'files.track-file': [
    { path: '/delta', kind: 'missing-item' },
    { path: '/delta', ...changes([]) },
  ],
  'files.track-root': [
    { path: '/delta', kind: 'missing-item' },
    { path: '/delta', ...changes([{ id: 'x', ...elsewhere }]) },
    {
      path: '/children',
      ...untrue('driveItem', { value: [{ id: 'x', createdDateTime: '2020-01-01T00:00:00Z' }] }),
    },
  ],
  'files.upload-in-parts': [
    { path: '/transfer/download', kind: 'wrong-hash' },
    { path: '/transfer/upload', status: 202 },
  ],
};
