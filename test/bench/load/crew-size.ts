/** What both ends know: how many accounts there are, and where the other end is. */

/** Each in a tenant of its own, so that none waits for another one's mailbox or app. */
export const ACCOUNTS = 64;
export const tenantOf = (number: number): string => `load-${number}.example`;

export interface FarSide {
  /** Of Graph and of Entra ID. */
  readonly origin: string;
  /** Azurite's connection string. */
  readonly storage: string;
  readonly clientId: string;
  readonly clientSecret: string;
}
