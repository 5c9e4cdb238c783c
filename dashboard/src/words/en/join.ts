/** English, for an invitation. `zh-CN/join.ts` has the same. */

// Join
export const linkOver = 'This link opens nothing';
export const linkOverHow =
  'It was used, renewed, or is too late. Ask whoever sent it to you for a new one.';
export const welcome = (name: string) => `Welcome, ${name}`;
export const youMay: Record<string, string> = {
  operator: 'You may do everything here.',
  member: 'You may add accounts of your own, and see nothing of others.',
  reader: 'You may look at everything.',
};
export const upTo = (n: number) => `Up to ${n}.`;
export const accept = 'Accept';
export const keyOnce = 'This is your key. It is shown this once; keep it where you keep passwords.';
