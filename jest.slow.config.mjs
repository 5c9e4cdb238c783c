// What starts many processes, packs what deploys, plants every fault or shows every state of the page: `npm run test:slow`, and part of `npm run check`.
import base from './jest.config.mjs';

/** @type {import('jest').Config} */
export default {
  ...base,
  testMatch: ['**/*.slow.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
};
