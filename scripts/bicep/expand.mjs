import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from './compiler.mjs';

const SUBSCRIPTION = '00000000-0000-0000-0000-000000000002';
const TENANT = '00000000-0000-0000-0000-000000000003';
const READER = '00000000-0000-0000-0000-000000000009';
const common = {
  location: 'westeurope',
  alertEmail: 'ci@example.org',
  deployedAt: '2026-01-01T00:00:00Z',
};
const sendGrid = { mailProvider: 'sendgrid', mailFrom: 'ci@example.org', sendGridApiKey: 'ci' };

/** What is expanded: both templates, the shortest and the longest name, each way to send mail, each switch on and off. */
export const installations = [
  { template: 'main', parameters: { ...common, environmentName: 'a' } },
  {
    template: 'main',
    parameters: {
      ...common,
      ...sendGrid,
      environmentName: 'Z'.repeat(64),
      nameSalt: 's'.repeat(32),
      tickMinutes: 30,
      signInClientId: READER,
      signInUsers: `${READER}, ${READER}`,
    },
  },
  {
    template: 'button',
    parameters: {
      ...common,
      principalId: READER,
      budgetAmount: 10,
      budgetStart: '2026-01-01',
      nameSalt: 's'.repeat(32),
    },
  },
  {
    template: 'button',
    parameters: { ...common, mailProvider: 'none', principalId: '', budgetAmount: 0 },
  },
];

/**
 * What a deployment would ask Azure for, by `bicep snapshot`: resources with type, name, id, scope (of what is given on
 * another resource) and properties. What only a deployment can tell is left as an expression in brackets.
 */
export function expand(compiler, { template, parameters }, work) {
  const lines = Object.entries(parameters).map(
    ([name, value]) => `param ${name} = ${typeof value === 'string' ? `'${value}'` : value}`,
  );
  const name = `${template}-installation`;
  writeFileSync(
    join(work, `${name}.bicepparam`),
    `using 'infra/${template}.bicep'\n${lines.join('\n')}\n`,
  );
  const findings = compile(
    compiler,
    [
      ...['snapshot', `${name}.bicepparam`, '--mode', 'overwrite', '--location', 'westeurope'],
      ...['--subscription-id', SUBSCRIPTION, '--tenant-id', TENANT],
      ...(template === 'button' ? ['--resource-group', 'rg-button'] : []),
    ],
    work,
  );
  if (findings.length > 0) throw new Error(findings.join('\n'));
  const snapshot = JSON.parse(readFileSync(join(work, `${name}.snapshot.json`), 'utf8'));
  return { template, parameters, resources: snapshot.predictedResources.map(withScope) };
}

/** An id is `<scope>/providers/<type>/<name>`, or says the same as a function where the name is not known yet. */
function withScope(resource) {
  const [, ofFunction] = /^\[extensionResourceId\('([^']+)'/.exec(resource.id) ?? [];
  const ofPath = resource.id.split(`/providers/${resource.type}/`)[0];
  return { ...resource, scope: ofFunction ?? ofPath };
}
