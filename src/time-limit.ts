import { setMaxListeners } from 'node:events';

/**
 * What `work` comes to, with a signal that is aborted after so many milliseconds (at most 24 days), or
 * with `outer`. Both are let go of when it is done: Node holds what `AbortSignal.timeout` gives, and all
 * that listens to it, until its time has passed, however short the work was.
 */
export async function withTimeLimit<T>(
  ms: number,
  work: (signal: AbortSignal) => Promise<T>,
  outer?: AbortSignal,
): Promise<T> {
  const controller = new AbortController();
  const { signal } = controller;
  // Every request under way listens to it: Node warns of more than ten.
  setMaxListeners(0, signal);
  const end = () => controller.abort();
  const timer = setTimeout(end, Math.max(1, Math.ceil(ms)));
  // Nobody waits for the process because of it.
  timer.unref();
  if (outer?.aborted) end();
  outer?.addEventListener('abort', end, { once: true });
  try {
    return await work(signal);
  } finally {
    clearTimeout(timer);
    outer?.removeEventListener('abort', end);
  }
}
