import { app } from '@azure/functions';
import type { HttpHandler } from '@azure/functions';
import { catchAll, routeTable } from '../src/http/route-names';
import { load } from './load';

// Keys and roles are the app's own, one mechanism for all routes: function-level keys are shared
// secrets without a name, and lie outside of the vault.
const authLevel = 'anonymous';

const handler: HttpHandler = async (request, context) => (await load()).http(request, context);

for (const [name, { template, methods }] of Object.entries(routeTable)) {
  app.http(name, { authLevel, methods: [...methods], route: template, handler });
}

app.http(catchAll.name, {
  authLevel,
  methods: [...catchAll.methods],
  route: catchAll.template,
  handler,
});
