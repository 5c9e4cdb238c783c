import type { ComponentType } from 'preact';
import { lazy } from './lazy';
import type { Lazy } from './lazy';
import { AccountsPage } from './pages/accounts';
import { withRest } from './rest';

/** The parts of an address that a page is about. */
export type Params = Readonly<Record<string, string>>;
type Page = ComponentType<{ readonly params: Params }>;

export interface Route {
  readonly path: RegExp;
  readonly Page: Page | Lazy<{ readonly params: Params }>;
  /** Shown without a key. */
  readonly open?: true;
}

const page = <C>(load: () => Promise<C>, pick: (chunk: C) => Page) =>
  lazy(async () => {
    const [chunk] = await Promise.all([load(), withRest()]);
    return pick(chunk);
  });

const account = page(
  () => import('./chunks/account'),
  (chunk) => chunk.AccountPage,
);
const forms = () => import('./chunks/forms');
const report = page(
  () => import('./chunks/report'),
  (chunk) => chunk.ReportPage,
);
const installation = () => import('./chunks/installation');

/** The server answers each of these paths with the shell: `src/http/dashboard/paths.ts`. */
const routes: readonly Route[] = [
  { path: /^\/$/, Page: AccountsPage },
  { path: /^\/join$/, open: true, Page: page(installation, (chunk) => chunk.JoinPage) },
  { path: /^\/confirm$/, open: true, Page: page(installation, (chunk) => chunk.ConfirmPage) },
  { path: /^\/notifications$/, Page: page(installation, (chunk) => chunk.NotificationsPage) },
  { path: /^\/members$/, Page: page(installation, (chunk) => chunk.MembersPage) },
  { path: /^\/system$/, Page: page(installation, (chunk) => chunk.SystemPage) },
  { path: /^\/add$/, Page: page(forms, (chunk) => chunk.AddPage) },
  { path: /^\/accounts\/(?<id>[^/]+)\/edit$/, Page: page(forms, (chunk) => chunk.EditPage) },
  { path: /^\/accounts\/(?<id>[^/]+)\/report$/, Page: report },
  { path: /^\/accounts\/(?<id>[^/]+)(\/runs\/(?<run>[^/]+))?$/, Page: account },
];

export const routeOf = (
  path: string,
): { readonly route: Route; readonly params: Params } | undefined => {
  for (const route of routes) {
    const match = route.path.exec(path);
    if (match) return { route, params: { ...match.groups } };
  }
  return undefined;
};

/** The next page's files are fetched while a link is pointed at or has the focus. */
export function prefetchPages(): void {
  const prefetch = ({ target }: Event) => {
    if (!(target instanceof Element)) return;
    const link = target.closest<HTMLAnchorElement>('a[href]');
    if (link?.origin !== location.origin) return;
    const Page = routeOf(link.pathname)?.route.Page;
    if (Page && 'fetch' in Page) Page.fetch().catch(() => undefined);
  };
  addEventListener('pointerover', prefetch, { passive: true });
  addEventListener('focusin', prefetch);
}
