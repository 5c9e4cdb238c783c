/** Languages that people are told in (BCP 47). English is the one that everything has. */
export const languages = ['en', 'zh-CN'] as const;
export type Language = (typeof languages)[number];
