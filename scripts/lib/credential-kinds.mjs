import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('../../src/credentials', import.meta.url));

/** The source of src/credentials/index.ts: each file `<name>.kind.ts` exports its kind by that name in camel case. */
export function credentialKindsModule() {
  const names = readdirSync(FOLDER)
    .filter((file) => file.endsWith('.kind.ts'))
    .map((file) => basename(file, '.kind.ts'))
    .sort();
  const kinds = names.map((name) => ({ name, variable: camel(name) }));
  return `// Written by \`npm run generate\` from the files *.kind.ts of src/credentials.
import type { CredentialKind } from './define';
${kinds.map(({ name, variable }) => `import { ${variable} } from './${name}.kind';`).join('\n')}

/** Every kind of credential an account may have. */
export const credentialKinds: readonly CredentialKind[] = [
${kinds.map(({ variable }) => `  ${variable},`).join('\n')}
];
`;
}

const camel = (words) => words.replaceAll(/-(\w)/g, (_, letter) => letter.toUpperCase());
