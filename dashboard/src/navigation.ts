import { Store } from './store';

/** Where the person is. The address alone says what is shown: it can be copied, kept and gone back to. */
export interface Address {
  readonly path: string;
  readonly query: URLSearchParams;
  readonly hash: string;
}

const read = (): Address => ({
  path: location.pathname.replace(/(.)\/$/, '$1'),
  query: new URLSearchParams(location.search),
  hash: location.hash.slice(1),
});

export const address = new Store(read());
/** Asked before the page is left; a form that holds what somebody typed answers false to stay. */
export const mayLeave = new Store<() => boolean>(() => true);

/** Whether anything was followed yet: the first page leaves the focus where the browser has it. */
let moved = false;
export const hasMoved = (): boolean => moved;

interface Going {
  /** The address changes and there is no step back: a search that is being typed. */
  readonly replace?: boolean;
}

export function go(href: string, { replace = false }: Going = {}): void {
  const url = new URL(href, location.href);
  const samePage = url.pathname === location.pathname;
  if (!samePage && !mayLeave.get()()) return;
  moved = true;
  if (replace) history.replaceState(history.state, '', url);
  else {
    history.replaceState({ top: scrollY }, '');
    history.pushState(null, '', url);
  }
  if (!samePage) scrollTo(0, 0);
  address.set(read());
}

/** Changes parts of the query, and takes away those that are empty. */
export function goQuery(changes: Readonly<Record<string, string>>, going?: Going): void {
  const query = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === '') query.delete(name);
    else query.set(name, value);
  }
  const text = query.toString();
  go(location.pathname + (text && `?${text}`), going);
}

/** The link that an event is about, if it leads to a page of ours. */
export function followable({ target }: Event): HTMLAnchorElement | undefined {
  const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[href]') : null;
  if (link?.target !== '' || link.origin !== location.origin) return undefined;
  return /^\/(api|assets)\//.test(link.pathname) || link.download !== '' ? undefined : link;
}

/** Links stay links; only a plain click on one of ours is answered without loading the page anew. */
function followed(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0) return;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = followable(event);
  if (!link) return;
  // Within the page the browser goes to the element itself.
  if (link.hash !== '' && link.pathname === location.pathname && link.search === location.search)
    return;
  event.preventDefault();
  go(link.href);
}

const WAIT_FOR_HEIGHT_MS = 2000;

/** Back is back where one was, as soon as the page is long enough again. */
function restoreScroll(top: number): void {
  const since = performance.now();
  const attempt = () => {
    scrollTo(0, top);
    if (scrollY < top - 1 && performance.now() - since < WAIT_FOR_HEIGHT_MS)
      requestAnimationFrame(attempt);
  };
  requestAnimationFrame(attempt);
}

export function startNavigation(): void {
  history.scrollRestoration = 'manual';
  addEventListener('click', followed);
  addEventListener('popstate', (event) => {
    moved = true;
    address.set(read());
    restoreScroll((event.state as { top?: number } | null)?.top ?? 0);
  });
}
