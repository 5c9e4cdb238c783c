import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { operationKey } from '@perennial/checks';
import { catalogue } from '../../src/checks/catalogue';
import { catalogueEntries, catalogueMarkdown } from '../../src/checks/print';

test('docs/catalogue.md is what the checks say (npm run generate writes it)', () => {
  const page = readFileSync(join(__dirname, '../../docs/catalogue.md'), 'utf8');
  expect(page).toBe(catalogueMarkdown());
});

test('the catalogue prints every call once for each mode its check is usable in', () => {
  const entries = catalogueEntries();
  const expected = catalogue.flatMap(({ id, calls, modes }) =>
    calls.flatMap(({ method, path }) =>
      modes.map((mode) => {
        const entry = `${id}#${operationKey(method, path)}`;
        return mode === 'application' ? `${entry}#app` : entry;
      }),
    ),
  );
  expect(entries.map(({ id }) => id).sort()).toEqual(expected.sort());
});

test('an app-only entry never names /me and asks for application permissions only', () => {
  for (const { id, path, delegatedScopes, applicationScopes } of catalogueEntries()) {
    const app = id.endsWith('#app');
    expect(app && path.startsWith('/me')).toBe(false);
    expect(delegatedScopes).toHaveLength(app ? 0 : 1);
    expect(applicationScopes).toHaveLength(app ? 1 : 0);
  }
});

test('a write’s section says what it makes and how that is removed', () => {
  const page = catalogueMarkdown(catalogue.filter(({ id }) => id === 'mail.send-to-self'));
  expect(page).toContain('- Makes a message from the user to the user');
  expect(page).toContain('permanently deleted');
  expect(page).toContain('for 24 more hours');
});
