import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from './compiler.mjs';

const format = (compiler, folder) => {
  const findings = compile(
    compiler,
    ['format', '--pattern', 'infra/**/*.bicep', '--newline-kind', 'LF', '--insert-final-newline'],
    folder,
  );
  if (findings.length > 0) throw new Error(findings.join('\n'));
};

/** Files of infra/ that are not as the compiler would write them. A copy below `work` is formatted and compared. */
export function formattingProblems(compiler, root, work) {
  const copy = join(work, 'formatted');
  cpSync(join(root, 'infra'), join(copy, 'infra'), { recursive: true });
  format(compiler, copy);
  return readdirSync(join(root, 'infra'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.bicep'))
    .filter((name) => {
      const text = (folder) => readFileSync(join(folder, 'infra', name), 'utf8');
      return text(root) !== text(copy);
    })
    .map((name) => `infra/${name} is not formatted: npm run bicep -- --write`);
}

/** Formats infra/ in place. */
export const writeFormatted = format;
