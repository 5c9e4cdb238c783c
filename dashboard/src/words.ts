import type { words as english } from './words/en';
import type { more as moreEnglish } from './words/en.more';

export type Words = typeof english;
export type More = typeof moreEnglish;
export type Language = 'en' | 'zh-CN';

const NAME = 'perennial.language';

/** As it was chosen here, or as the browser prefers. */
export const language = (): Language => {
  const chosen = localStorage.getItem(NAME);
  if (chosen === 'en' || chosen === 'zh-CN') return chosen;
  const preferred = navigator.languages.find((each) => /^(en|zh)/i.test(each)) ?? 'en';
  return /^zh/i.test(preferred) ? 'zh-CN' : 'en';
};

/** All that the first page says, in the language chosen. Loaded before anything is drawn. */
export let t: Words;
/** What the other pages say. Loaded with the first of them. */
export let m: More;

export async function loadWords(): Promise<void> {
  const chosen = language();
  t = (await (chosen === 'en' ? import('./words/en') : import('./words/zh-CN'))).words;
  document.documentElement.lang = chosen;
}

export async function loadMoreWords(): Promise<void> {
  m = (await (language() === 'en' ? import('./words/en.more') : import('./words/zh-CN.more'))).more;
}

/** Every text of the page and of the API's answers is another one: it begins anew, at the same address. */
export function speak(chosen: Language): void {
  localStorage.setItem(NAME, chosen);
  location.reload();
}
