/** How the text of a setting is read: the value, or a sentence that says what it must be. */

export const text = (pattern: RegExp, expected: string) => (value: string) =>
  pattern.test(value) ? { value } : `must be ${expected}`;

export const guid = (what: string) => text(/^[0-9a-f-]{36}$/i, `${what} (GUID)`);

export const whole = (allowed: (value: number) => boolean, expected: string) => (value: string) => {
  const number = Number(value);
  return /^\d+$/.test(value) && allowed(number) ? { value: number } : `must be ${expected}`;
};

export const SECRET_NAME = /^[0-9A-Za-z-]{1,127}$/;

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** An origin: scheme, host and port and nothing after; https, or http on loopback. */
export function parseOrigin(value: string): { value: string } | string {
  const expected =
    'must be an origin such as https://host or http://127.0.0.1:8080, with nothing after the port';
  if (!URL.canParse(value)) return expected;
  const url = new URL(value);
  const bare = value === url.origin || value === `${url.origin}/`;
  const safe =
    url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.has(url.hostname));
  return bare && safe ? { value: url.origin } : expected;
}

export const url = (value: string) => {
  const safe =
    URL.canParse(value) && /^https:|^http:\/\/(127\.0\.0\.1|localhost|\[::1\])[:/]/.test(value);
  return safe ? { value: value.replace(/\/+$/, '') } : 'must be an https URL';
};

/** A proxy's address; a host and port alone, as many write it, stand for one over http. */
export function proxyAddress(value: string): { value: string } | string {
  const address = /^[a-z][a-z\d+.-]*:\/\//i.test(value) ? value : `http://${value}`;
  const known = URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);
  return known ? { value: address } : 'must be the address of an http or https proxy';
}
