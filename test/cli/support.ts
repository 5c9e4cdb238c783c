import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { buildSync } from 'esbuild';
import type { Terminal } from '../../cli/terminal';

const root = resolve(__dirname, '../..');
// Of each of Jest's processes its own: they bundle side by side, and one would read what another has half written.
const bundle = join(root, `build/test/cli-${process.env['JEST_WORKER_ID'] ?? '0'}.cjs`);

// As it is run: bundled, because it shares modules with azd's hooks, which are loaded by Node alone.
buildSync({
  absWorkingDir: root,
  entryPoints: ['cli/main.ts'],
  outfile: bundle,
  bundle: true,
  platform: 'node',
  packages: 'external',
  logLevel: 'error',
});
const { main } = createRequire(__filename)(bundle) as typeof import('../../cli/main');

export interface Typed {
  readonly code: number;
  readonly out: string;
  readonly notes: string;
}

/** A terminal on which commands are typed one after another, by somebody who answers `answer`. */
export function terminal(
  env: Record<string, string>,
  {
    answer,
    onNote,
    ...surroundings
  }: { answer?: string; onNote?: (text: string) => void } & Partial<Terminal> = {},
) {
  return async (...args: string[]): Promise<Typed> => {
    let out = '';
    let notes = '';
    const code = await main(
      args,
      {
        env: { XDG_CONFIG_HOME: '/nowhere', ...env },
        columns: undefined,
        interactive: answer !== undefined,
        out: (text) => (out += `${text}\n`),
        note: (text) => {
          notes += `${text}\n`;
          onNote?.(text);
        },
        ask: () => Promise.resolve(answer ?? ''),
        piped: () => Promise.resolve(''),
        interrupted: new AbortController().signal,
        pressed: () => ({ signal: new AbortController().signal, end: () => undefined }),
        sleep: (ms) => sleep(ms),
        ...surroundings,
      },
      root,
    );
    return { code, out, notes };
  };
}
