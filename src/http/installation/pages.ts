import { slotOfRunId } from '../../domain/run-id';
import type { ApiRequest } from '../request';
import { matchTemplate } from '../router';
import { isOwnId } from '../schemas/text';

/** Addresses that mails and people use, and the operation that tells or does the same until a page is there. */
const operationOfPage: Readonly<Record<string, string>> = {
  '/accounts/{accountId}': 'GET /api/accounts/{accountId}',
  '/accounts/{accountId}/runs/{runId}': 'GET /api/accounts/{accountId}/runs/{runId}',
  '/accounts/{accountId}/edit': 'PATCH /api/accounts/{accountId}',
  '/accounts/{accountId}/report': 'GET /api/accounts/{accountId}/runs',
  '/add': 'POST /api/accounts',
  '/notifications': 'PATCH /api/accounts/{accountId}',
  '/members': 'GET /api/members',
  '/system': 'GET /api/health',
};

/**
 * What a browser at a page's address is told to call, with the ids of the address in it. Undefined for
 * whoever is no browser, and where an id is none: what is answered can be put into HTML as it is.
 */
export function callInsteadOf({ method, path, headers }: ApiRequest): string | undefined {
  const isBrowser = headers.get('accept')?.includes('text/html') ?? false;
  if (!isBrowser || (method !== 'GET' && method !== 'HEAD')) return undefined;
  for (const [page, operation] of Object.entries(operationOfPage)) {
    const params = matchTemplate(page, path);
    if (!params) continue;
    const { accountId, runId } = params;
    if (accountId !== undefined && !isOwnId(accountId)) return undefined;
    if (runId !== undefined && slotOfRunId(runId) === undefined) return undefined;
    return operation.replaceAll(/\{(\w+)\}/g, (braces, name: string) => params[name] ?? braces);
  }
  return undefined;
}
