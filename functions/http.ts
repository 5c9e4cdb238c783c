import { app } from '@azure/functions';
import type { HttpHandler } from '@azure/functions';
import { load } from './load';

// Keys and roles are the app's own, one mechanism for all paths: function-level keys are shared
// secrets without a name, and lie outside of the vault.
const authLevel = 'anonymous';

const handler: HttpHandler = async (request, context) => (await load()).http(request, context);

// Azure's router has no template for the site's root but this one.
app.http('home', { authLevel, methods: ['GET'], route: '{ignored:maxlength(0)?}', handler });

// Everything else: the app's own router finds the operation, so that unknown paths and methods get a problem
// document too. The name sorts after `home`: what comes after a catch-all is never reached. TRACE and CONNECT
// are left to the host, which answers 404: the worker cannot build a request of them, and would answer 500.
app.http('http', {
  authLevel,
  methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'],
  route: '{*path}',
  handler,
});
