import type { ComponentType } from 'preact';
import { lazy } from './lazy';
import { followable } from './navigation';

declare const REST_STYLES: string;

export type Rest = typeof import('./chunks/rest');

let styles: Promise<void> | undefined;

const loadStyles = (): Promise<void> =>
  (styles ??= new Promise((resolve, reject) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = REST_STYLES;
    link.onload = () => resolve();
    link.onerror = () => reject(new Error('styles'));
    document.head.append(link);
  }));

/** Fetches what nobody needs before they do something, with its styles. */
export async function withRest(): Promise<Rest> {
  const [rest] = await Promise.all([import('./chunks/rest'), loadStyles()]);
  return rest;
}

/** A component of it, with something in its place until it is there. */
export const fromRest = <P extends object>(
  part: (rest: Rest) => ComponentType<P>,
  Waiting?: ComponentType,
): ComponentType<P> => lazy(async () => part(await withRest()), Waiting);

/** Stands in the place of what nobody misses. */
export const nothing = (): null => null;

/** Fetches it while a link to another page is pointed at or has the focus. */
export function prefetchRest(): void {
  const prefetch = (event: Event) => {
    const path = followable(event)?.pathname ?? '/';
    if (path !== '/') withRest().catch(() => undefined);
  };
  addEventListener('pointerover', prefetch, { passive: true });
  addEventListener('focusin', prefetch);
}
