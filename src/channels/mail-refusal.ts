import type { DeliveryCode } from '../ports';

/** What each refusal is known by in a provider's words, the most particular first. */
const signs: readonly (readonly [DeliveryCode, RegExp])[] = [
  // SendGrid answers a used-up account with the status of a wrong key.
  [
    'mail-credits-spent',
    /credits exceeded|(?:sending|message|quota) limit|quota exceeded|\b5\.4\.5\b/i,
  ],
  // SendGrid's “verified Sender Identity”; Communication Services' `DomainNotLinked` and sender's user name.
  [
    'mail-sender-refused',
    /sender identity|DomainNotLinked|sender domain|sender.?user.?name|send as this sender|\b5\.7\.60\b/i,
  ],
  ['mail-recipient-refused', /"field":\s*"personalizations|InvalidRecipient/i],
];

/**
 * Which refusal of a mail provider an answer is, because what there is to do differs: by its words where they
 * say so, else by whether it was the key (`isKey`). Its words are not kept: it may repeat what was sent.
 */
export const mailRefusal = (words: string, isKey: boolean): DeliveryCode =>
  signs.find(([, sign]) => sign.test(words))?.[0] ?? (isKey ? 'mail-key-refused' : 'mail-refused');

const KEY_REFUSED = new Set([401, 403]);

/** The same of an answer over HTTP. */
export const mailRefusalIn = (status: number, bytes: Uint8Array): DeliveryCode =>
  mailRefusal(new TextDecoder().decode(bytes), KEY_REFUSED.has(status));
