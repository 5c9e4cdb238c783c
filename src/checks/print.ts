/** The catalogue as data and as a page, both from the checks themselves. */
import type { Mode } from '../domain/account';
import { catalogue } from './catalogue';
import type { Call, Check } from './define';
import { leastPermissions } from './permissions';
import { pathOf, permissionOf } from './path';

/** One call in one mode, in the form that catalogue checkers read. */
export interface CatalogueEntry {
  /** `<check>#<call>`, and `#app` after it for the app-only form. */
  readonly id: string;
  readonly method: Call['method'];
  readonly path: string;
  readonly version: 'v1.0';
  readonly delegatedScopes: readonly string[];
  readonly applicationScopes: readonly string[];
  readonly bodyProperties?: readonly string[];
  /** Why more than Microsoft's least permission is asked for, where it is. */
  readonly wider?: string;
}

/** Every call of every check, once for each mode the check is usable in. */
export function catalogueEntries(checks: readonly Check[] = catalogue): readonly CatalogueEntry[] {
  return checks.flatMap((check) =>
    check.modes.flatMap((mode) =>
      Object.entries(check.calls).map(([name, call]) => entryOf(`${check.id}#${name}`, call, mode)),
    ),
  );
}

function entryOf(id: string, call: Call, mode: Mode): CatalogueEntry {
  const scope = permissionOf(call, mode);
  const scopes = scope === undefined ? [] : [scope];
  return {
    id: mode === 'application' ? `${id}#app` : id,
    method: call.method,
    path: pathOf(call, mode),
    version: 'v1.0',
    delegatedScopes: mode === 'delegated' ? scopes : [],
    applicationScopes: mode === 'application' ? scopes : [],
    ...(call.bodyProperties && { bodyProperties: call.bodyProperties }),
    ...(call.wider !== undefined && { wider: call.wider }),
  };
}

/** `docs/catalogue.md`. */
export function catalogueMarkdown(checks: readonly Check[] = catalogue): string {
  const writes = checks.filter(({ kind }) => kind === 'write').length;
  const usable = (mode: Mode) => checks.filter(({ modes }) => modes.includes(mode)).length;
  const bare = (mode: Mode) =>
    checks.filter(({ modes, needs = [] }) => modes.includes(mode) && needs.length === 0).length;
  const more = (mode: Mode) => usable(mode) - bare(mode);
  const workloads = [...new Set(checks.map(({ workload }) => workload))].sort();
  return [
    '# Catalogue of checks',
    '',
    '<!-- Written by `npm run docs` from src/checks; a test holds it to them. -->',
    '',
    `${checks.length} checks, ${writes} of which make something and remove it again. ` +
      `${usable('delegated')} are usable signed in, ${usable('application')} as an app. ` +
      `On a bare developer tenant ${bare('delegated')} of them run signed in and ${bare('application')} as an app; ` +
      `${more('delegated')} and ${more('application')} need something first that no token shows, and say what ` +
      '([checks.md](checks.md) has what can be made on request). ' +
      'All calls are Graph v1.0. A permission stands for itself and for every wider one.',
    '',
    ...workloads.flatMap((workload) => [
      `## ${workload}`,
      '',
      ...checks.filter((check) => check.workload === workload).flatMap(section),
    ]),
  ].join('\n');
}

function section(check: Check): readonly string[] {
  const calls = Object.values(check.calls).map(
    (call) => `[\`${call.method} ${call.path}\`](${call.page})`,
  );
  const made = Object.values(check.creates ?? {});
  const wider = [...new Set(Object.values(check.calls).flatMap((call) => call.wider ?? []))];
  return [
    `### ${check.id}`,
    '',
    `${check.title}. ${check.proves}`,
    '',
    `- Calls: ${[...new Set(calls)].join(', ')}`,
    `- Signed in: ${permissions(check, 'delegated')}`,
    `- As an app: ${permissions(check, 'application')}`,
    `- Consistency: ${CONSISTENCY[check.consistency]}`,
    ...made.map(({ what, removal }) => `- Makes ${what}; ${removal}.`),
    ...made.flatMap(({ lateByMs }) => (lateByMs === undefined ? [] : [lateness(lateByMs)])),
    ...(check.needs ?? []).map((need) => `- Also needs: ${need}`),
    ...wider.map((reason) => `- ${reason}`),
    '',
  ];
}

const CONSISTENCY: Readonly<Record<Check['consistency'], string>> = {
  immediate: 'what is asserted holds at once.',
  polled: 'asked again for a while, because Graph may show it a little later.',
  planted: 'asserted on what an earlier run left to be found.',
};

function permissions(check: Check, mode: Mode): string {
  if (!check.modes.includes(mode)) return 'not possible.';
  return `${leastPermissions(check, mode)
    .map((permission) => `\`${permission}\``)
    .join(', ')}.`;
}

const lateness = (ms: number) =>
  `- May turn up late: runs look for it for ${ms / 3_600_000} more hours.`;
