/** How Azure Communication Services know who is asking. */
import { createHash, createHmac } from 'node:crypto';
import type { Clock } from '../ports';

export interface Signable {
  readonly method: string;
  readonly url: string;
  readonly body: string;
}

/** The headers that let a request in. Throws when there is no token or key to be had. */
export type Authorize = (request: Signable) => Promise<Readonly<Record<string, string>>>;

/** What a token must be for. https://learn.microsoft.com/azure/communication-services/concepts/authentication */
const SCOPE = 'https://communication.azure.com/.default';

/** As the identity that the app runs as, with no key at all: `tokenFor` answers its token for a scope. */
export const asIdentity =
  (tokenFor: (scope: string) => Promise<string>): Authorize =>
  async () => ({ authorization: `Bearer ${await tokenFor(SCOPE)}` });

/**
 * With an access key (base64), where there is no identity: on somebody's own machine.
 * https://learn.microsoft.com/azure/communication-services/tutorials/hmac-header-tutorial
 */
export const withAccessKey =
  (accessKey: () => Promise<string>, clock: Clock): Authorize =>
  async ({ method, url, body }) => {
    const { host, pathname, search } = new URL(url);
    const date = new Date(clock()).toUTCString();
    const hash = createHash('sha256').update(body).digest('base64');
    const key = Buffer.from(await accessKey(), 'base64');
    const signed = `${method}\n${pathname}${search}\n${date};${host};${hash}`;
    const signature = createHmac('sha256', key).update(signed).digest('base64');
    return {
      'x-ms-date': date,
      'x-ms-content-sha256': hash,
      authorization: `HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=${signature}`,
    };
  };
