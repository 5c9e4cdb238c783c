import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compile } from './compiler.mjs';
import { queryProblems } from './queries.mjs';

/** Faults that a parser does not see: what to write instead of what, who is compiled, and the code of the finding. */
export const FAULTS = [
  {
    code: 'BCP033',
    template: 'infra/button.bicep',
    file: 'infra/button.bicep',
    from: '\nparam location string\n',
    to: '\nparam location string = resourceGroup().location\n',
  },
  {
    code: 'BCP332',
    template: 'infra/main.bicep',
    file: 'infra/app.bicep',
    from: '@maxLength(100)\nparam nameSalt string',
    to: '@maxLength(1)\nparam nameSalt string',
  },
  {
    code: 'BCP335',
    template: 'infra/main.bicep',
    file: 'infra/app.bicep',
    from: '@maxLength(100)\nparam nameSalt string',
    to: '@maxLength(96)\nparam nameSalt string',
  },
  {
    code: 'BCP334',
    template: 'infra/main.bicep',
    file: 'infra/modules/storage.bicep',
    from: '@minLength(13)\nparam token string',
    to: 'param token string',
  },
];

/** The faults that the compiler does not find, each planted alone in a copy of infra/. */
export function missedFaults(compiler, root) {
  return FAULTS.flatMap((fault) => {
    const copy = mkdtempSync(join(tmpdir(), 'bicep-planted-'));
    try {
      cpSync(join(root, 'infra'), join(copy, 'infra'), { recursive: true });
      cpSync(join(root, 'package.json'), join(copy, 'package.json'));
      plant(fault, copy);
      const findings = compile(compiler, ['lint', fault.template], copy);
      const found = findings.some((finding) => finding.includes(` ${fault.code}:`));
      return found ? [] : [`${fault.code}, planted in ${fault.file}, was not found`];
    } finally {
      rmSync(copy, { recursive: true });
    }
  });
}

/** The alerts whose query, with a column misspelled or with its value renamed, is not found to be wrong. */
export function missedQueryFaults(resources) {
  const faults = [
    [/where \w+/, 'where Misspelled'],
    [/Value =/, 'Renamed ='],
  ];
  const rules = resources.filter(({ type }) => type === 'Microsoft.Insights/scheduledQueryRules');
  return rules.flatMap((rule) =>
    faults
      .map(([from, to]) => {
        const [condition] = rule.properties.criteria.allOf;
        const allOf = [{ ...condition, query: condition.query.replace(from, to) }];
        return { ...rule, properties: { criteria: { allOf } } };
      })
      .filter((planted) => queryProblems([planted]).length === 0)
      .map(({ name }) => `a fault planted in the query of ${name} was not found`),
  );
}

function plant({ file, from, to }, folder) {
  const path = join(folder, file);
  const text = readFileSync(path, 'utf8');
  if (!text.includes(from)) throw new Error(`${file} no longer holds what the fault stands in for`);
  writeFileSync(path, text.replace(from, to));
}
