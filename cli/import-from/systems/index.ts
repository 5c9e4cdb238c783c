/** Every system that `import-from` knows, one line each; the first that knows a file has it. */
import type { System } from '../system';
import { autoApi } from './auto-api';
import { e5AutoApi } from './e5-auto-api';
import { e5Renewal } from './e5-renewal';
import { looseToken } from './loose-token';
import { renewX } from './renew-x';
import { serverless } from './serverless';

export const systems: readonly System[] = [
  renewX,
  e5Renewal,
  e5AutoApi,
  looseToken,
  serverless,
  autoApi,
];
