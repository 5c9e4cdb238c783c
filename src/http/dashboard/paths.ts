import { matchTemplate } from '../router';

/** Addresses of the dashboard's pages besides `/`; mails and people link to them. `dashboard/src/pages/other.tsx` draws them. */
const PAGES = [
  '/accounts/{accountId}',
  '/accounts/{accountId}/runs/{runId}',
  '/accounts/{accountId}/edit',
  '/accounts/{accountId}/report',
  '/add',
  '/notifications',
  '/members',
  '/system',
  '/join',
  '/confirm',
] as const;

export const isPage = (path: string): boolean =>
  path === '/' || PAGES.some((template) => matchTemplate(template, path) !== undefined);

/** The name of the asset at a path; undefined where the path is none of an asset. */
export const assetAt = (path: string): string | undefined =>
  matchTemplate('/assets/{name}', path)?.['name'];
