/** A refresh token by itself: `1.txt` of the AutoApi family, or what `rclone authorize` prints. */
import { CARRIED } from '../system';
import type { System } from '../system';
import { objectOf, structured, textOf } from '../values';

/** Refresh tokens of Entra ID are opaque; they are one word, and longer than anything that is typed. */
const TOKEN = /^[\w.~!*$-]{100,}$/;

export const looseToken: System = {
  name: 'a refresh token',
  parse(text) {
    const token = text.trim();
    if (TOKEN.test(token)) return { refresh_token: token };
    const value = objectOf(structured(text));
    return 'refresh_token' in value && 'access_token' in value ? value : undefined;
  },
  read: (content) => ({
    accounts: [],
    shared: { refreshToken: textOf(objectOf(content)['refresh_token']) },
  }),
  fates: [
    [/^refresh_token$/, CARRIED],
    [/^(?:access_token|token_type|expiry|expires_in|scope|id_token)$/, 'it ends within the hour'],
  ],
  anySystem: true,
  note: 'If this token lay in a repository (1.txt) it was public. End it: Entra, Users, the person, Revoke sessions; then sign in anew.',
};
