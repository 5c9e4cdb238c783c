const NAME = 'perennial.slash';

/** Whether `/` goes to the search. A shortcut of one letter can be switched off (WCAG 2.1.4). */
export const slashKey = {
  get: (): boolean => localStorage.getItem(NAME) !== 'off',
  toggle(): void {
    if (slashKey.get()) localStorage.setItem(NAME, 'off');
    else localStorage.removeItem(NAME);
  },
};
