import type { Finding } from '../../cli/doctor/finding';
import type { ResourceManager } from './arm.mjs';

export function azureProblems(
  arm: ResourceManager,
  values: Readonly<Record<string, string | undefined>>,
): Promise<readonly Finding[]>;
