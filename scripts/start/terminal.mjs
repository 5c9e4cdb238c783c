import { createInterface } from 'node:readline/promises';
import { setTimeout as sleep } from 'node:timers/promises';

const CTRL_C = '\u0003';

/** Where commands are typed (`cli/terminal.ts`): the process's own streams, environment and time. */
export function openTerminal() {
  const interruption = new AbortController();
  // The second one ends the process, whatever it does.
  process.once('SIGINT', () => interruption.abort());
  // Whoever reads has read enough, as head does: what is left is said to nobody.
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error) => {
      if (error.code !== 'EPIPE') throw error;
    });
  return {
    env: process.env,
    columns: process.stdout.columns,
    interactive: Boolean(process.stdin.isTTY && process.stderr.isTTY),
    out: (text) => text !== '' && process.stdout.write(`${text}\n`),
    note: (text) => process.stderr.write(`${text}\n`),
    ask: (question) => ask(question, interruption),
    piped,
    interrupted: interruption.signal,
    pressed: (key) => pressed(key, interruption),
    // Ctrl-C ends the wait, and whoever waits looks at what has interrupted it.
    sleep: (ms, enough = interruption.signal) =>
      sleep(ms, undefined, { signal: AbortSignal.any([interruption.signal, enough]) }).catch(
        () => undefined,
      ),
  };
}

async function ask(question, interruption) {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  lines.on('SIGINT', () => interruption.abort());
  try {
    return await lines.question(question, { signal: interruption.signal });
  } catch (error) {
    if (error.name !== 'AbortError') throw error;
    return '';
  } finally {
    lines.close();
  }
}

async function piped() {
  let text = '';
  for await (const chunk of process.stdin) text += chunk;
  return text;
}

/** A key is one only while no line is edited: the terminal gives each at once then, Ctrl-C too. */
function pressed(key, interruption) {
  const found = new AbortController();
  const { stdin } = process;
  const listen = (typed) => {
    if (`${typed}` === CTRL_C) interruption.abort();
    if (`${typed}` === CTRL_C || `${typed}` === key) found.abort();
  };
  stdin.setRawMode?.(true);
  stdin.on('data', listen);
  return {
    signal: found.signal,
    end: () => {
      stdin.off('data', listen);
      stdin.setRawMode?.(false);
      stdin.pause();
    },
  };
}
