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

// Confirm
export const confirmOver = 'It was answered, or is too old. Nothing is mailed because of it.';
export const mayMail = 'May Perennial mail you?';
export const whoNamed = (member: string, email: string) =>
  `${member} has named ${email} for messages about Microsoft 365 developer tenants.`;
export const confirmStates = {
  asked:
    'Nothing is mailed there until you say so. You may say no later, by the link in each mail.',
  confirmed: 'Mail goes there. You may stop it at any time, by the link in each mail.',
  'not-asked': 'This link is too old. Whoever named the address can have another one sent.',
  stopped: 'No mail goes there, and nobody is asked again.',
};
export const yesMail = 'Yes, mail me';
export const noMail = 'No, never';
