import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ofKind, readBicep, textOf } from '../support/bicep';
import type { BicepFile } from '../support/bicep';

const root = join(__dirname, '../..');
const MAIN = 'infra/main.bicep';
const BUTTON = 'infra/button.bicep';

/** How long azd lets a name be (`^[a-zA-Z0-9-\\(\\)_\\.]{1,64}$` in its own source). */
const AZD_NAME_LENGTH = 64;

/** Warnings that are silenced, and why. */
const SUPPRESSIONS: Readonly<Record<string, string>> = {
  'infra/modules/package.bicep: BCP225 use-parent-property':
    'the published types of this extension have no properties, so the documented form of its name is used',
};

let files: readonly BicepFile[];
beforeAll(async () => {
  files = await readBicep(root, 'infra');
});

const params = (path: string) => {
  const file = files.find((candidate) => candidate.path === path);
  return file ? ofKind('param')(file) : [];
};

test('every file is syntactically right', () => {
  expect(files.length).toBeGreaterThan(8);
  expect(files.filter(({ hasError }) => hasError).map(({ path }) => path)).toEqual([]);
});

test('no file uses syntax that other parsers do not know', () => {
  for (const { text } of files) {
    expect(text).not.toMatch(/^extension |\.\.\.\w|resourceInput<|resourceOutput<|\[\^\d|\$'''/m);
  }
});

test('every module that is named exists, and every file is used', () => {
  const named = files.flatMap((file) =>
    ofKind('module')(file).map(({ target = '' }) => join(dirname(file.path), target)),
  );
  const used = [...new Set([...named, MAIN, BUTTON])];
  expect(used.sort()).toEqual(files.map(({ path }) => path).sort());
});

test('every parameter is described, and those that people give are bounded', () => {
  for (const file of files) {
    const without = ofKind('param')(file).filter(({ decorators }) => !decorators['description']);
    expect([file.path, without.map(({ name }) => name)]).toEqual([file.path, []]);
  }
  const unbounded = [MAIN, BUTTON].flatMap(params).filter(({ decorators }) => {
    const { allowed, maxLength, maxValue, minValue, secure } = decorators;
    return !allowed && !maxLength && !(minValue && maxValue) && !secure;
  });
  expect(unbounded.map(({ name }) => name)).toEqual([]);
});

test('secrets come in as secure parameters and never go out', () => {
  for (const file of files) {
    for (const { name, decorators } of ofKind('param')(file)) {
      const secret = /(key|secret|password)$/i.test(name);
      expect([file.path, name, 'secure' in decorators]).toEqual([file.path, name, secret]);
    }
    for (const { text } of ofKind('output')(file)) {
      expect(text).not.toMatch(/apikey|connectionString|properties\.value|\blist\w*\(/i);
    }
  }
});

test('each silenced warning has its reason', () => {
  const found = files.flatMap(({ path, text }) =>
    [...text.matchAll(/#disable-(?:next-line|diagnostics) (.*)/g)].map(
      ([, codes = '']) => `${path}: ${codes}`,
    ),
  );
  expect(found).toEqual(Object.keys(SUPPRESSIONS));
});

/** Filled in by Azure and by nobody else. */
const BY_AZURE = ['deployedAt'];

test('the parameters file of azd gives every parameter of main.bicep', () => {
  const file = JSON.parse(readFileSync(join(root, 'infra/main.parameters.json'), 'utf8')) as {
    parameters: object;
  };
  const declared = params(MAIN).map(({ name }) => name);
  expect([...Object.keys(file.parameters), ...BY_AZURE].sort()).toEqual(declared.sort());
});

test('the button offers what azd offers, the package, and what hooks do after azd', () => {
  const offered = (path: string) =>
    Object.fromEntries(
      params(path).map(({ name, decorators, value }) => {
        const { allowed, maxLength, maxValue } = decorators;
        return [name, { allowed, maxLength, maxValue, value }];
      }),
    );
  const { environmentName, location, ...azd } = offered(MAIN);
  const {
    packageUri,
    location: here,
    principalId,
    budgetAmount,
    budgetStart,
    ...button
  } = offered(BUTTON);
  expect(button).toEqual(azd);
  expect(here?.allowed).toEqual(location?.allowed);
  expect(environmentName?.maxLength).toEqual([AZD_NAME_LENGTH]);
  expect(textOf(principalId?.value)).toBe('deployer().objectId');
  // Some subscriptions have no budgets, and would fail the whole deployment.
  expect(budgetAmount?.value).toBe(0);
  expect(budgetStart).toBeDefined();
  expect(textOf(packageUri?.value)).toContain('/released-package.zip');
});
