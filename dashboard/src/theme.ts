import { Store } from './store';

const NAME = 'perennial.theme';
export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const kept = (): Theme => themes.find((each) => each === localStorage.getItem(NAME)) ?? 'system';
export const theme = new Store<Theme>(kept());

export function startTheme(): void {
  const apply = () => {
    const chosen = theme.get();
    document.documentElement.style.colorScheme = chosen === 'system' ? '' : chosen;
  };
  apply();
  theme.listen(apply);
}

/** From one to the next, in a circle. */
export function changeTheme(): void {
  const next = themes[(themes.indexOf(theme.get()) + 1) % themes.length] ?? 'system';
  localStorage.setItem(NAME, next);
  theme.set(next);
}
