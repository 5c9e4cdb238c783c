/* eslint-disable no-console -- this file is about the console */
/**
 * A test fails on an error or warning that nobody expected: a line in a log is an event somebody
 * has to act on, so a passing test must not write one. A test that provokes an error replaces the
 * function itself (`jest.spyOn(console, 'error').mockImplementation()`) and asserts on it.
 */
const unexpected: string[] = [];
const original = { error: console.error, warn: console.warn };

beforeEach(() => {
  unexpected.length = 0;
  for (const level of ['error', 'warn'] as const) {
    console[level] = (...words: unknown[]) => {
      unexpected.push(`console.${level}: ${words.map(String).join(' ')}`);
    };
  }
});

afterEach(() => {
  Object.assign(console, original);
  if (unexpected.length > 0) throw new Error(`Unexpected log lines:\n${unexpected.join('\n')}`);
});
