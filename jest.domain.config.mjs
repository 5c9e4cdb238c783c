// The rules alone, with every branch of them covered: `npm run coverage`.
import base from './jest.config.mjs';

/** @type {import('jest').Config} */
export default {
  ...base,
  roots: ['<rootDir>/test/domain', '<rootDir>/test/failures'],
  collectCoverage: true,
  collectCoverageFrom: ['src/domain/**/*.ts', 'src/failures/**/*.ts'],
  coverageReporters: ['text-summary'],
  coverageThreshold: { global: { branches: 100 } },
};
