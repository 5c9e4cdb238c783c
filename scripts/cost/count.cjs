// Loaded before the product (`node --require`): notes every request that it makes to storage and vault, by
// kind, as one line in the file that COUNT_FILE names. Graph and token requests go through fetch, not here.
const { appendFileSync } = require('node:fs');
const { subscribe } = require('node:diagnostics_channel');

const KINDS = [
  [/^\/devstoreaccount1\/[\w-]+\/messages/, 'queue'],
  [/^\/devstoreaccount1\//, 'table'],
  [/^\/secrets\//, 'vault'],
];

subscribe('http.client.response.finish', ({ request, response }) => {
  const kind = KINDS.find(([pattern]) => pattern.test(request.path))?.[1];
  // A vault's first answer only says where to get a token, and is not charged.
  if (!kind || response.statusCode === 401) return;
  appendFileSync(process.env.COUNT_FILE, `${kind} ${request.method}\n`);
});
