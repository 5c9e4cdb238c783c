import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Counterexample } from '@perennial/checks';

const FOLDER = join(__dirname, '../../src/checks');
const ENDING = '.counterexamples.ts';

function read(workload: string, file: string): readonly [string, readonly Counterexample[]] {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- which files there are is known at run time only
  const module = require(join(FOLDER, workload, file)) as { default: readonly Counterexample[] };
  return [`${workload}.${file.replace(ENDING, '')}`, module.default];
}

/** What each check must see through, from the file beside it. */
export const counterexamplesById: Readonly<Record<string, readonly Counterexample[]>> =
  Object.fromEntries(
    readdirSync(FOLDER, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .flatMap(({ name }) =>
        readdirSync(join(FOLDER, name))
          .filter((file) => file.endsWith(ENDING))
          .map((file) => read(name, file)),
      ),
  );
