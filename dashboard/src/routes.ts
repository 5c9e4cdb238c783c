import type { ComponentType } from 'preact';
import { loadMoreWords, m } from './words';

/** The parts of an address that a page is about. */
export type Params = Readonly<Record<string, string>>;
export type Page = ComponentType<{ readonly params: Params }>;

export interface Route {
  readonly name: string;
  readonly path: RegExp;
  /** Undefined: it came with the shell. */
  readonly load?: () => Promise<Page>;
  /** Shown without a key. */
  readonly open?: true;
}

const account = async () => (await import('./pages/account')).AccountPage;

/** The server answers each of these paths with the shell: `src/http/dashboard/paths.ts`. */
export const routes: readonly Route[] = [
  { name: 'accounts', path: /^\/$/ },
  {
    name: 'join',
    path: /^\/join$/,
    open: true,
    load: async () => (await import('./pages/join')).JoinPage,
  },
  {
    name: 'members',
    path: /^\/members$/,
    load: async () => (await import('./pages/members')).MembersPage,
  },
  {
    name: 'system',
    path: /^\/system$/,
    load: async () => (await import('./pages/system')).SystemPage,
  },
  { name: 'add', path: /^\/add$/, load: async () => (await import('./pages/add')).AddPage },
  {
    name: 'edit',
    path: /^\/accounts\/(?<id>[^/]+)\/edit$/,
    load: async () => (await import('./pages/edit')).EditPage,
  },
  { name: 'account', path: /^\/accounts\/(?<id>[^/]+)$/, load: account },
  { name: 'account', path: /^\/accounts\/(?<id>[^/]+)\/runs\/(?<run>[^/]+)$/, load: account },
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

declare const REST_STYLES: string;

/** Words and styles that all pages but the first need, once. */
let rest: Promise<void> | undefined;
const loadRest = (): Promise<void> =>
  (rest ??= Promise.all([loadMoreWords(), loadStyles()]).then(() => undefined));

const loadStyles = (): Promise<void> =>
  new Promise((resolve, reject) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = REST_STYLES;
    link.onload = () => resolve();
    link.onerror = () => reject(new Error('styles'));
    document.head.append(link);
  });

const pages = new Map<string, Page>();
export const loadedPage = ({ name }: Route): Page | undefined => pages.get(name);

export async function loadPage(route: Route): Promise<void> {
  if (!route.load || pages.has(route.name)) return;
  const [page] = await Promise.all([route.load(), loadRest()]);
  pages.set(route.name, page);
}

/** The next page's files are fetched while a link is pointed at or has the focus. */
export function prefetchPages(): void {
  const prefetch = ({ target }: Event) => {
    if (!(target instanceof Element)) return;
    const link = target.closest<HTMLAnchorElement>('a[href]');
    if (link?.origin !== location.origin) return;
    const found = routeOf(link.pathname);
    if (found) void loadPage(found.route).catch(() => undefined);
  };
  addEventListener('pointerover', prefetch, { passive: true });
  addEventListener('focusin', prefetch);
}

/** What other parts of the page need of the later words, whichever page is open. */
export const withMore = async (): Promise<typeof m> => {
  await loadRest();
  return m;
};
