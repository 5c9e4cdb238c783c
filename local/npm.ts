const LOOK_MS = 1000;

/**
 * Calls `ended` once the npm that has started this process is gone: npm passes signals on to the shell in between, and a
 * shell that is ended leaves its child running. Who starts this in another way, such as a service, decides by
 * itself when it ends.
 */
export function whenNpmEnds(
  process: Pick<NodeJS.Process, 'ppid' | 'env'>,
  ended: () => void,
  everyMs = LOOK_MS,
): void {
  if (process.env['npm_lifecycle_event'] !== 'start') return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    // A process whose parent has ended belongs to another one from then on.
    if (process.ppid === parent) return;
    clearInterval(timer);
    ended();
  }, everyMs);
  timer.unref();
}
