import { doorCaseOf, doorCases, tell } from '../../src/failures/doors';
import { languages } from '../../src/domain/language';

const all = Object.entries(doorCases);
const names = (text: string) => [...text.matchAll(/\{(\w+)\|/g)].map(([, name]) => name);

test.each(all)(
  '%s says what happened and what to do, in both languages alike',
  (name, { texts }) => {
    for (const language of languages) {
      const { title, cause, fix } = tell(name, language);
      for (const text of [title, cause, fix]) expect(text.trim()).not.toBe('');
      expect(title).not.toMatch(/[.。]$/);
      expect(title + cause + fix).not.toMatch(/[{}]/);
    }
    const named = languages.map((language) => [
      ...new Set(names(Object.values(texts[language]).join(' '))),
    ]);
    expect(named[0]?.sort()).toEqual(named[1]?.sort());
  },
);

test('a code of Microsoft’s stands for one case', () => {
  const codes = all.flatMap(([, { codes: own = [] }]) => own);
  expect(new Set(codes).size).toBe(codes.length);
  expect(doorCaseOf('AADSTS65004')).toBe('consent-declined');
  expect(doorCaseOf('AADSTS50173')).toBeUndefined();
});

test('what is known is named', () => {
  const facts = { username: 'bob@contoso.example', user: 'adele@contoso.example' };
  expect(tell('other-user', 'en', facts).title).toBe(
    'You signed in as bob@contoso.example, the account is adele@contoso.example',
  );
  expect(() => tell('nothing', 'en')).toThrow(RangeError);
});
