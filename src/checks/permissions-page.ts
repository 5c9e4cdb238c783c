/** docs/permissions.md: each permission, and the checks that need it. */
import type { Check, Mode } from '@perennial/checks';
import { catalogue } from './catalogue';
import { leastPermissions } from './permissions';
import { DAYS_LEFT, registrationPermissions } from './registration';
import { userConsent } from './operations';

const TITLES: Readonly<Record<Mode, string>> = {
  application: 'As the app',
  delegated: 'Signed in',
};
const PRESETS = ['read-only', 'balanced', 'everything'] as const;

export function permissionsMarkdown(checks: readonly Check[] = catalogue): string {
  return [
    '# Permissions',
    '',
    'Written by `npm run generate` from the checks. Each line is a permission of Microsoft Graph and the checks that need it, no more than Microsoft’s ' +
      'pages call the least. A wider permission serves too. A check whose permission is missing is left out, and the account says so; ' +
      'nothing else stops. [catalogue.md](catalogue.md) says what each check does.',
    '',
    `Besides, whatever the checks: \`${DAYS_LEFT}\`, for the days that are left.`,
    '',
    '| preset | as the app | signed in |',
    '| --- | --- | --- |',
    ...PRESETS.map(
      (preset) =>
        `| \`${preset}\` | ${count(preset, 'application')} | ${count(preset, 'delegated')} |`,
    ),
    '',
    ...(['application', 'delegated'] as const).flatMap((mode) => section(checks, mode)),
  ].join('\n');
}

const count = (preset: (typeof PRESETS)[number], mode: Mode): string =>
  `${registrationPermissions(preset, mode).length} permissions`;

function section(checks: readonly Check[], mode: Mode): readonly string[] {
  const usable = checks.filter((check) => check.modes.includes(mode));
  const names = [...new Set(usable.flatMap((check) => leastPermissions(check, mode)))].sort();
  const rows = names.map((name) => {
    const ids = usable.filter((check) => leastPermissions(check, mode).includes(name));
    const writes = ids.some(({ kind }) => kind === 'write') ? 'yes' : '';
    const admin = mode === 'application' || !userConsent.has(name) ? 'yes' : '';
    return `| \`${name}\` | ${admin} | ${writes} | ${ids.map(({ id }) => `\`${id}\``).join(', ')} |`;
  });
  return [
    `## ${TITLES[mode]}`,
    '',
    '| permission | an administrator consents | makes things | checks |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ];
}
