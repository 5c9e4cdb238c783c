export type Language = 'en' | 'zh-CN';

declare const LANGUAGE: Language;
/** What this page speaks: it is built once for each language. */
export const language = LANGUAGE;
