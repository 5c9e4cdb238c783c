import * as z from 'zod';

const LONGEST_URL = 2000;

/** An address that is a secret as a whole, because whoever knows it may send. */
export const secretUrl = z
  .url({ protocol: /^https?$/, error: 'must be a URL' })
  .max(LONGEST_URL, `must be at most ${LONGEST_URL} characters`)
  .refine((url) => !holdsSignIn(url), 'must not hold a user name or a password');

function holdsSignIn(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { username, password } = new URL(url);
  return username !== '' || password !== '';
}

/** A secret on one line. White space around it comes from copying and is removed. */
export const secretText = (pattern: RegExp, expected: string) =>
  z.string().trim().max(500, 'must be at most 500 characters').regex(pattern, expected);

export const mailAddress = z.email('must be a mail address').max(254);
