import type { Language } from './language';

const NAME = 'perennial.language';

/** As it was chosen here, or as the browser prefers. */
export function preferred(): Language {
  const chosen = localStorage.getItem(NAME);
  if (chosen === 'en' || chosen === 'zh-CN') return chosen;
  const first = navigator.languages.find((each) => /^(en|zh)/i.test(each)) ?? 'en';
  return /^zh/i.test(first) ? 'zh-CN' : 'en';
}

/** Every text of the page and of the API's answers is another one: it begins anew, at the same address. */
export function speak(chosen: Language): void {
  localStorage.setItem(NAME, chosen);
  location.reload();
}
