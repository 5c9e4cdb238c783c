/** Entry of `npm start`. Called by `scripts/start.mjs`, in the same process, once this is bundled. */
import { LocalProblem } from './child';
import { startLocal } from './local';
import type { LocalStart } from './local';
import { parseOptions } from './options';
import { whenNpmEnds } from './npm';
import { tellStory } from './story';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** How long runs under way may take to finish after Ctrl-C. */
const GRACE_MS = 8000;

const write = (line: string) => void process.stdout.write(`${line}\n`);
/** A terminal says how wide it is; a pipe or a file does not. */
const terminal = { write, columns: () => process.stdout.columns as number | undefined };

export interface Start {
  /** Where package.json and host.json are. */
  readonly root: string;
  /** Bundles what deploys, which takes a moment. */
  readonly bundle: () => Promise<void>;
}

/** What runs on this machine is never asked by a proxy, whatever the environment says: storage's own client would. */
function keepLoopbackOffProxies(environment: NodeJS.ProcessEnv): void {
  const named = environment['NO_PROXY'] ?? environment['no_proxy'];
  environment['NO_PROXY'] = [...(named ? [named] : []), '127.0.0.1', 'localhost', '::1'].join(',');
}

/** Runs until it is asked to end; answers the exit code: 0 when it ended as asked, else 1. */
export async function main(args: readonly string[], { root, bundle }: Start): Promise<number> {
  keepLoopbackOffProxies(process.env);
  const asked = askedToEnd();
  // A terminal that was closed cannot be written to, and that is no reason to end any other way.
  process.stdout.on('error', () => undefined);
  let running: LocalStart;
  try {
    const options = parseOptions(args, process.env);
    await bundle();
    const story = tellStory(terminal);
    running = await startLocal(options, { root, story, outside: { ...process.env } });
  } catch (thrown) {
    if (!(thrown instanceof LocalProblem)) throw thrown;
    process.stderr.write(`${thrown.message}\n`);
    return 1;
  }
  const broken = await Promise.race([asked, running.broken]);
  write(
    broken === undefined ? '\nEnding …' : `\nEnding, because ${broken} has ended unexpectedly.`,
  );
  const saved = await end(running, broken === undefined ? GRACE_MS : 0);
  write('Nothing is left running.');
  return broken === undefined && saved ? 0 : 1;
}

/** Resolves at the first signal, or when the npm that started this is gone; a second signal ends at once. */
async function askedToEnd(): Promise<undefined> {
  let interrupted = false;
  return new Promise((resolve) => {
    for (const signal of SIGNALS) {
      process.on(signal, () => {
        // Asked twice: children flush and end by themselves when this process is gone.
        if (interrupted) process.exit(1);
        interrupted = true;
        resolve(undefined);
      });
    }
    whenNpmEnds(process, () => resolve(undefined));
  });
}

/** False when something could not be saved, which is told. */
async function end(running: LocalStart, graceMs: number): Promise<boolean> {
  try {
    await running.stop(graceMs);
    return true;
  } catch (thrown) {
    if (!(thrown instanceof LocalProblem)) throw thrown;
    process.stderr.write(`${thrown.message}\n`);
    return false;
  }
}
