import { loadTypeScript } from '../load-ts.mjs';
import { registryModule } from './registry.mjs';

/**
 * The keys of the operations that a check, a creation or a fixture calls, in either mode, and the
 * permissions that these calls name in each; each once, sorted.
 */
export async function usedByChecks() {
  const { operationKey } = await loadTypeScript('packages/checks/src/index.ts');
  // A new check is in no registry yet: that one cannot be written before its operations are known.
  const { callsInUse } = await loadTypeScript('src/checks/calls-in-use.ts', {
    'src/checks/registry.ts': await registryModule(),
  });
  const calls = callsInUse();
  const keys = calls.flatMap(({ method, path, appPath }) =>
    (path.startsWith('/me') && appPath.startsWith('/users/{user}') ? [path] : [path, appPath]).map(
      (one) => operationKey(method, one),
    ),
  );
  const named = (mode) =>
    [...new Set(calls.flatMap(({ permission }) => permission[mode] ?? []))].sort();
  return {
    keys: [...new Set(keys)].sort(byPath),
    delegated: named('delegated'),
    application: named('application'),
  };
}

const byPath = (a, b) => compare(a.split(' ')[1], b.split(' ')[1]) || compare(a, b);
const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** The source of src/checks/operations.ts: one operation a line. */
export function operationsModule(rows, forUsers) {
  const lines = rows.map(({ key, delegated = '-', application = '-', status = '-', docs = '-' }) =>
    [key, delegated, application, status, docs].join(' '),
  );
  return `// Written by \`npm run operations -- DIR\` from Microsoft’s metadata: the operations that a check calls.
import { operationsOf } from '@perennial/checks';

/** Method and path, least permission signed in and as an app, success statuses, page. */
export const operations = operationsOf(\`
${lines.join('\n')}
\`);

/** The delegated permissions among them that a user may consent to; the others are for administrators. */
export const userConsent: ReadonlySet<string> = new Set(
  \`
${forUsers.map((name) => `  ${name}`).join('\n')}
  \`
    .trim()
    .split(/\\s+/),
);
`;
}

/** What a registration lists besides what checks need: how long the subscription lasts, and a sign-in that lasts. */
const ALWAYS = [
  'Organization.Read.All',
  'LicenseAssignment.Read.All',
  'offline_access',
  'openid',
  'profile',
];

/** The source of src/checks/permission-ids.ts: one permission a line. */
export function permissionIdsModule(permissions, idsOf) {
  const lines = [...new Set([...permissions, ...ALWAYS])].sort().map((name) => {
    const { delegated = '-', application = '-' } = idsOf(name);
    return `${name} ${delegated} ${application}`;
  });
  return `// Written by \`npm run operations -- DIR\` from Microsoft’s metadata: the permissions that a registration may list.

/** Graph's ids of a permission: signed in (a scope) and as an app (a role). */
export interface PermissionIds {
  readonly delegated?: string | undefined;
  readonly application?: string | undefined;
}

const rows = \`
${lines.join('\n')}
\`;

const idOf = (text: string | undefined): string | undefined => (text === '-' ? undefined : text);

export const permissionIds: ReadonlyMap<string, PermissionIds> = new Map(
  rows
    .trim()
    .split(/\\n/)
    .map((line) => {
      const [name = '', delegated, application] = line.split(' ');
      return [name, { delegated: idOf(delegated), application: idOf(application) }];
    }),
);
`;
}
