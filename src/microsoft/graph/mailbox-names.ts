import { appKey } from '../../domain/app-key';
import type { AppInTenant } from '../../domain/app-key';
import { remember } from '../../remember';

/** More users than one instance looks at; the oldest is forgotten first. */
const CAPACITY = 5000;

/**
 * The object id behind each name of a user, as tokens and answers have told it to this instance: a mailbox is
 * named by a user principal name or by an object id, and its places are the same ones.
 */
export class MailboxNames {
  readonly #ids = new Map<string, string>();

  learn(app: AppInTenant, name: string, id: string): void {
    remember(this.#ids, keyOf(app, name), id.toLowerCase(), CAPACITY);
  }

  /** One name for every name that is known to mean the same mailbox. */
  resolve(app: AppInTenant, name: string): string {
    return this.#ids.get(keyOf(app, name)) ?? name.toLowerCase();
  }
}

const keyOf = (app: AppInTenant, name: string): string => `${appKey(app)}|${name.toLowerCase()}`;

/** The user that a path below `/v1.0` reads; undefined for every other one. `signedIn` names whose `/me` is. */
export function userReadBy(path: string, signedIn: string): string | undefined {
  const [, who, user] = /^\/(me|users\/([^/?]+))(?:\?|$)/i.exec(path) ?? [];
  if (who === undefined) return undefined;
  return user === undefined ? signedIn : decodeURIComponent(user);
}
