/** What the subjects of certificates begin with that Perennial makes, and by which they are known again. */
const PREFIX = 'perennial ';

/** The subject of a certificate that is made here. */
export const madeHereName = (suffix: string): string => `${PREFIX}${suffix}`;

/** By its subject, as Node.js writes it. */
export const isMadeHere = (subject: string): boolean =>
  subject.split('\n').some((line) => line.startsWith(`CN=${PREFIX}`));
