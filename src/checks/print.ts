/** The catalogue as data and as a page, both from the checks themselves. */
import { HOUR_MS, operationKey, pathOf } from '@perennial/checks';
import type { Call, Check, Mode } from '@perennial/checks';
import { catalogue } from './catalogue';
import { leastPermissions } from './permissions';

/** One call in one mode, in the form that catalogue checkers read. */
export interface CatalogueEntry {
  /** `<check>#<operation>`, and `#app` after it for the app-only form. */
  readonly id: string;
  readonly method: Call['method'];
  readonly path: string;
  readonly version: 'v1.0';
  readonly delegatedScopes: readonly string[];
  readonly applicationScopes: readonly string[];
  readonly bodyProperties: readonly string[] | undefined;
  /** Why more than Microsoft's least permission is asked for, where it is. */
  readonly wider: string | undefined;
}

/** Every call of every check, once for each mode the check is usable in. */
export function catalogueEntries(checks: readonly Check[] = catalogue): readonly CatalogueEntry[] {
  return checks.flatMap((check) =>
    check.modes.flatMap((mode) => check.calls.map((call) => entryOf(check.id, call, mode))),
  );
}

function entryOf(check: string, call: Call, mode: Mode): CatalogueEntry {
  const id = `${check}#${operationKey(call.method, call.path)}`;
  const scopes = (of: Mode) => (of === mode ? [call.permission[mode] ?? []].flat() : []);
  return {
    id: mode === 'application' ? `${id}#app` : id,
    method: call.method,
    path: pathOf(call, mode),
    version: 'v1.0',
    delegatedScopes: scopes('delegated'),
    applicationScopes: scopes('application'),
    bodyProperties: call.body,
    wider: call.wider,
  };
}

/** `docs/catalogue.md`. */
export function catalogueMarkdown(checks: readonly Check[] = catalogue): string {
  const writes = checks.filter(({ kind }) => kind === 'write').length;
  const usable = (mode: Mode) => checks.filter(({ modes }) => modes.includes(mode)).length;
  const bare = (mode: Mode) =>
    checks.filter(({ modes, needs }) => modes.includes(mode) && needs.length === 0).length;
  const more = (mode: Mode) => usable(mode) - bare(mode);
  const workloads = [...new Set(checks.map(({ workload }) => workload))].sort();
  return [
    '# Catalogue of checks',
    '',
    '<!-- Written by `npm run generate` from src/checks; a test holds it to them. -->',
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
  const calls = check.calls.map((call) => `[\`${call.method} ${call.path}\`](${call.docs})`);
  const made = check.creates;
  const wider = [...new Set(check.calls.flatMap((call) => call.wider ?? []))];
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
    ...check.needs.map((need) => `- Also needs: ${need}`),
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
  `- May turn up late: runs look for it for ${ms / HOUR_MS} more hours.`;
