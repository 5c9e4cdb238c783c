/** Entry of `npm start`. Called by `scripts/start.mjs`, in the same process, after bundling. */
import { version } from '../package.json';
import { LocalProblem } from './child';
import { startLocal } from './local';
import type { LocalStart } from './local';
import { parseOptions } from './options';
import { tellStory } from './story';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** How long runs under way may take to finish after Ctrl-C. */
const GRACE_MS = 8000;

const write = (line: string) => void process.stdout.write(`${line}\n`);

/** Runs until it is asked to end; answers the exit code: 0 when it ended as asked, else 1. */
export async function main(args: readonly string[], root: string): Promise<number> {
  let interrupted = false;
  const asked = new Promise<void>((resolve) => {
    for (const signal of SIGNALS) {
      process.on(signal, () => {
        // Asked twice: children flush and end by themselves when this process is gone.
        if (interrupted) process.exit(1);
        interrupted = true;
        resolve();
      });
    }
  });
  // A terminal that was closed cannot be written to, and that is no reason to end any other way.
  process.stdout.on('error', () => undefined);
  let running: LocalStart;
  try {
    const options = parseOptions(args, process.env);
    const story = tellStory(write);
    story.say(`Perennial ${version} starts on this machine.`);
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
  let lost = false;
  try {
    await running.stop(broken === undefined ? GRACE_MS : 0);
  } catch (thrown) {
    if (!(thrown instanceof LocalProblem)) throw thrown;
    process.stderr.write(`${thrown.message}\n`);
    lost = true;
  }
  write('Nothing is left running.');
  return broken === undefined && !lost ? 0 : 1;
}
