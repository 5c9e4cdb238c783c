/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test', '<rootDir>/packages'],
  testMatch: ['**/*.test.ts'],
  // Those have a run of their own (jest.slow.config.mjs), so that this one is over in four minutes on two cores.
  testPathIgnorePatterns: ['/node_modules/', '\\.slow\\.test\\.ts$'],
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: { target: 'es2022', parser: { syntax: 'typescript', tsx: true } },
        module: { type: 'commonjs' },
      },
    ],
  },
  globalSetup: '<rootDir>/test/support/jest-global-setup.ts',
  globalTeardown: '<rootDir>/test/support/jest-global-teardown.ts',
  setupFiles: ['<rootDir>/test/support/properties.ts'],
  setupFilesAfterEnv: ['<rootDir>/test/support/fail-on-error-log.ts'],
  // Hooks start real services, which takes as long as the machine is busy. Whatever waits says itself what never came true;
  // this ends only what hangs.
  testTimeout: 600_000,
  // Some wait for processes: three keep two cores busy.
  maxWorkers: 3,
};
