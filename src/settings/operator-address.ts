import type { StoredChannel } from '../domain/settings';

/** Where mail for the operator goes: the channel's own address, else the deployment's (`OPERATOR_EMAIL`). */
export const operatorAddress = (
  operatorEmail: string | undefined,
  mail: Pick<StoredChannel, 'facts'> | undefined,
): string | undefined => (mail?.facts as { to?: string } | undefined)?.to ?? operatorEmail;
