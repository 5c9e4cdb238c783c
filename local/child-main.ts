/** Our own child processes, seen from the child: see `child.ts`. */
import { createInterface } from 'node:readline';
import { LocalProblem } from './child';
import type { Report } from './child';

export interface Served<Ready> {
  readonly ready: Ready;
  /** Flushes everything that was answered for, and ends. */
  close(): Promise<void>;
}

/** Flushing that takes longer is given up, so that a restart is not kept waiting. */
const FLUSH_MS = 4500;

/** Reads the options, starts the work, reports, and ends when the parent does or on SIGTERM. */
export function serveParent<Ready>(start: (options: unknown) => Promise<Served<Ready>>): void {
  const report = (message: Report<Ready>) => process.stdout.write(`${JSON.stringify(message)}\n`);
  const lines = createInterface({ input: process.stdin });
  let served: Promise<Served<Ready>> | undefined;
  let ending = false;

  const end = async () => {
    if (ending) return;
    ending = true;
    setTimeout(() => process.exit(1), FLUSH_MS).unref();
    // A start that failed has reported that already, and left nothing to close.
    await served?.then(
      (child) => child.close(),
      () => undefined,
    );
    process.exit(0);
  };

  // Ctrl-C is for the parent.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => void end());
  lines.once('close', () => void end());
  lines.once('line', (line) => {
    served = start(JSON.parse(line));
    served.then(
      ({ ready }) => report({ ready }),
      (thrown: unknown) => {
        // Anything but a problem to tell is a bug, which standard error gets with its stack.
        if (!(thrown instanceof LocalProblem)) throw thrown;
        report({ problem: thrown.message });
      },
    );
  });
}
