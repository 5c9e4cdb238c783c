import { preferred } from './chosen-language';
import type { Language } from './language';

/** Where the first page is, in each language. */
declare const FIRST: Readonly<Record<Language, string>>;

document.documentElement.lang = preferred();
void import(FIRST[preferred()]);
