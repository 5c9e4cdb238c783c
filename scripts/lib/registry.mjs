import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import prettier from 'prettier';

const FOLDER = fileURLToPath(new URL('../../src/checks', import.meta.url));

/** The source of src/checks/registry.ts: the checks by the ids of their places, the creations by name. */
export async function registryModule() {
  const files = workloadFiles();
  const checks = files.filter(({ name }) => name.endsWith('.check.ts')).map(checkOf);
  const helpers = files.filter(({ name }) => !/\.(check|counterexamples|test)\.ts$/.test(name));
  const polled = await pollingChecks(checks);
  const creations = await creationsIn(helpers);
  const text = `// Written by \`npm run generate\` from the files of src/checks.
import { checkOf } from '@perennial/checks';
import type { Check, Creation } from '@perennial/checks';
${checks.map(({ variable, path }) => `import ${variable} from './${path}.check';`).join('\n')}
${creations.map(({ imported, path }) => `import { ${imported.join(', ')} } from './${path}';`).join('\n')}

export const checks: readonly Check[] = [
${checks.map(({ id, variable }) => `  checkOf('${id}', ${variable}${polled.has(id) ? ", 'polled'" : ''}),`).join('\n')}
];

export const creations: readonly Creation[] = [
${creations.flatMap(({ variables }) => variables.map((name) => `  ${name},`)).join('\n')}
];
`;
  const options = await prettier.resolveConfig(join(FOLDER, 'registry.ts'));
  return prettier.format(text, { ...options, parser: 'typescript' });
}

/** The source of src/checks/workloads.ts. */
export function workloadsModule() {
  const names = [...new Set(workloadFiles().map(({ workload }) => workload))];
  return `// Written by \`npm run generate\` from the folders of src/checks.
export const workloads: readonly string[] = [
${names.map((name) => `  '${name}',`).join('\n')}
];
`;
}

/** TypeScript below a folder of src/checks, which is a workload, in the order of the alphabet. */
function workloadFiles() {
  const folders = readdirSync(FOLDER, { withFileTypes: true }).filter((one) => one.isDirectory());
  return folders
    .flatMap(({ name: workload }) =>
      readdirSync(join(FOLDER, workload))
        .filter((name) => name.endsWith('.ts'))
        .map((name) => ({ workload, name })),
    )
    .sort((a, b) => (`${a.workload}/${a.name}` < `${b.workload}/${b.name}` ? -1 : 1));
}

function checkOf({ workload, name }) {
  const short = basename(name, '.check.ts');
  return {
    id: `${workload}.${short}`,
    path: `${workload}/${short}`,
    variable: camel(`${workload}-${short}`),
  };
}

const camel = (words) => words.replaceAll(/-(\w)/g, (_, letter) => letter.toUpperCase());

const FROM_PACKAGE = { name: 'grammar', setup: markGrammarExternal };

function markGrammarExternal({ onResolve }) {
  onResolve({ filter: /^@perennial\/checks$/ }, ({ path }) => ({
    path,
    external: true,
    sideEffects: false,
  }));
}

/** Checks that wait for what Graph may show later: what is left of such a one's code has `eventually`, or a verb that begins with it. */
async function pollingChecks(checks) {
  const { outputFiles } = await build({
    entryPoints: Object.fromEntries(
      checks.map(({ id, path }) => [id, join(FOLDER, `${path}.check.ts`)]),
    ),
    bundle: true,
    write: false,
    treeShaking: true,
    ignoreAnnotations: false,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    outdir: FOLDER,
    plugins: [FROM_PACKAGE],
  });
  const waiting = outputFiles.filter(({ text }) => /\beventually/.test(text));
  return new Set(waiting.map(({ path }) => basename(path, '.js')));
}

/** What the helpers of a workload export that checks make. */
async function creationsIn(helpers) {
  const modules = helpers.map(({ workload, name }) => ({
    workload,
    path: `${workload}/${basename(name, '.ts')}`,
  }));
  const exported = await load(modules.map(({ path }) => path));
  return modules.flatMap(({ workload, path }, index) => {
    const names = Object.keys(exported[index]).filter((name) => isCreation(exported[index][name]));
    const variables = names.map((name) => camel(`${workload}-${name}`));
    const imported = names.map((name, at) => `${name} as ${variables[at]}`);
    return names.length === 0 ? [] : [{ path, imported, variables }];
  });
}

const isCreation = (value) =>
  value !== null &&
  typeof value === 'object' &&
  ['make', 'find', 'remove'].every((property) => property in value);

/** The exports of modules of src/checks, in their order. */
async function load(paths) {
  const contents = paths.map((path, index) => `export * as m${index} from './${path}';`).join('');
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: FOLDER },
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    target: 'node20',
  });
  const code = Buffer.from(outputFiles[0].contents).toString('base64');
  const modules = await import(`data:text/javascript;base64,${code}`);
  return paths.map((_, index) => modules[`m${index}`]);
}
