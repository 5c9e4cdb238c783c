import { language } from './language';

const format = new Intl.NumberFormat(language);
/** 1,204 */
export const count = (n: number): string => format.format(n);
