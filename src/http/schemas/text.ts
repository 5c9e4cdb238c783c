import * as z from 'zod';
import { isTimeZone } from '../../domain/local-time';

/** No control characters, no half surrogates, no line separators, nothing that turns the writing direction. */
const PLAIN = /^[^\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]*$/u;

/** Text on one line. White space around it is removed. */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1, 'must not be empty')
    .max(max, `must be at most ${max} characters`)
    .regex(PLAIN, 'must not contain control characters');

/** Text that may run over several lines, in plain characters. */
export const text = (max: number) =>
  z
    .string()
    .trim()
    .min(1, 'must not be empty')
    .max(max, `must be at most ${max} characters`)
    .refine((value) => value.split(/\r?\n/).every((each) => PLAIN.test(each)), {
      message: 'must not contain control characters',
    });

const GUID = '[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}';
const LABEL = '[0-9A-Za-z](?:[0-9A-Za-z-]{0,61}[0-9A-Za-z])?';
/** At least two labels, the last one no number. */
const DOMAIN = `(?:${LABEL}\\.){1,10}[A-Za-z](?:[0-9A-Za-z-]{0,61}[0-9A-Za-z])?`;
/** What user principal names are made of: https://learn.microsoft.com/entra/identity/hybrid/connect/plan-connect-userprincipalname */
const LOCAL_PART = "[0-9A-Za-z'._!#^~+-]{1,64}";

/** RFC 5322, 3.2.3, without the quoted form. */
const MAIL_LOCAL_PART = "[0-9A-Za-z.!#$%&'*+/=?^_`{|}~-]{1,64}";

const whole = (pattern: string) => new RegExp(`^(?:${pattern})$`);

/** As registered with Microsoft: a GUID, or one of the tenant's domains. */
export const tenantId = z
  .string()
  .trim()
  .max(253, 'must be at most 253 characters')
  .regex(whole(`${GUID}|${DOMAIN}`), 'must be a GUID or a domain')
  .toLowerCase();

export const clientId = z
  .string()
  .trim()
  .regex(whole(GUID), 'must be a GUID (the application’s client id)')
  .toLowerCase();

export const user = z
  .string()
  .trim()
  .max(254, 'must be at most 254 characters')
  .regex(
    whole(`${GUID}|${LOCAL_PART}@${DOMAIN}`),
    'must be a user principal name or an object id (GUID)',
  );

export const email = z
  .string()
  .trim()
  .max(254, 'must be at most 254 characters')
  .regex(whole(`${MAIL_LOCAL_PART}@${DOMAIN}`), 'must be a mail address');

export const domain = z
  .string()
  .trim()
  .max(253, 'must be at most 253 characters')
  .regex(whole(DOMAIN), 'must be a domain')
  .toLowerCase();

/** An id that this app has made; whatever else stands in a path is the id of nothing. */
const OWN_ID = /^[0-9a-z]{8,64}$/;
export const isOwnId = (text: string): boolean => OWN_ID.test(text);
export const ownId = z.string().regex(OWN_ID, 'must be an id of Perennial’s');

export const timeZone = z
  .string()
  .max(64, 'must be at most 64 characters')
  .refine(isTimeZone, 'must be a time zone’s IANA name, such as Europe/Berlin')
  .describe('IANA name');
