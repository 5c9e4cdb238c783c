import { GUID } from '../../../../src/domain/guid';
import type { Draft } from './draft';

export const isGuid = (text: string): boolean => GUID.test(text.trim());

export type MixUp = 'secret-id' | 'same-ids' | 'swapped';

/** What peers' users have mixed up most. `secret`: a client secret as it was typed. */
export function mixUpOf(
  { clientId, tenantId }: Pick<Draft, 'clientId' | 'tenantId'>,
  secret: string,
): MixUp | undefined {
  if (isGuid(secret) && clientId !== '' && !isGuid(clientId)) return 'swapped';
  if (isGuid(secret)) return 'secret-id';
  if (clientId !== '' && clientId.trim().toLowerCase() === tenantId.trim().toLowerCase())
    return 'same-ids';
  return undefined;
}

type Pasted = 'tenantId' | 'clientId' | 'clientSecret';
const names: Readonly<Record<string, Pasted>> = {
  AZURE_TENANT_ID: 'tenantId',
  TENANT_ID: 'tenantId',
  AZURE_CLIENT_ID: 'clientId',
  CLIENT_ID: 'clientId',
  AZURE_CLIENT_SECRET: 'clientSecret',
  CLIENT_SECRET: 'clientSecret',
};

/** A block of `NAME=value` lines that was pasted; undefined where it is none. */
export function pastedBlock(text: string): Readonly<Partial<Record<Pasted, string>>> | undefined {
  const found: Partial<Record<Pasted, string>> = {};
  for (const [, name = '', value = ''] of text.matchAll(
    /^\s*(?:export\s+)?([A-Z_]+)\s*[=:]\s*["']?(.*?)["']?\s*$/gm,
  )) {
    const field = names[name];
    if (field !== undefined) found[field] = value;
  }
  return Object.keys(found).length > 0 ? found : undefined;
}
