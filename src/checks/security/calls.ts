/** What no token shows: signed in, security data are read by some directory roles only. */
export const needs = [
  'when signed in, a directory role that may read security data (Security Reader, for one)',
];
