#!/usr/bin/env node
// Prints which permissions an app registration needs, by their names in the portal, and the part of its manifest that lists them:
//   npm run permissions -- [--preset read-only|balanced|everything] [--mode application|delegated] [--manifest]
// `balanced` and `application` unless said otherwise; --manifest prints the JSON alone.
import { parseArgs } from 'node:util';
import { loadTypeScript } from './load-ts.mjs';

const PRESETS = ['read-only', 'balanced', 'everything'];
const MODES = ['application', 'delegated'];

const { preset, mode, manifest } = parseFlags();
const { registrationPermissions, resourceAccess } = await loadTypeScript(
  'src/checks/registration.ts',
);
const permissions = registrationPermissions(preset, mode);
const fragment = JSON.stringify(
  { requiredResourceAccess: [resourceAccess(permissions, mode)] },
  null,
  2,
);
console.log(manifest ? fragment : page());

function page() {
  const kind = mode === 'application' ? 'Application permissions' : 'Delegated permissions';
  return [
    `Preset ${preset}, ${mode === 'application' ? 'as the app' : 'as a user who signs in'}: ${permissions.length} permissions.`,
    '',
    `In the portal: API permissions, Add a permission, Microsoft Graph, ${kind}. Tick`,
    '',
    ...permissions.map((name) => `  ${name}`),
    '',
    'then Add permissions, and Grant admin consent. Or put this in place of requiredResourceAccess in the Manifest and save:',
    '',
    fragment,
  ].join('\n');
}

function parseFlags() {
  try {
    const { values } = parseArgs({
      options: {
        preset: { type: 'string', default: 'balanced' },
        mode: { type: 'string', default: 'application' },
        manifest: { type: 'boolean', default: false },
      },
    });
    mustBe('--preset', values.preset, PRESETS);
    mustBe('--mode', values.mode, MODES);
    return values;
  } catch (error) {
    console.error(error.message);
    process.exit(2);
  }
}

function mustBe(flag, value, allowed) {
  if (!allowed.includes(value))
    throw new Error(`${flag} is one of ${allowed.join(', ')}, not ${value}.`);
}
