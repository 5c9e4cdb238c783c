/**
 * `{name|otherwise}` becomes the fact of that name, or what is said without it. A count has its unit beside it, as one and
 * as several: `{lines|some|line|lines}` becomes “1 line”, “2 lines” or “some lines”.
 */
export const filled = (text: string, facts: Readonly<Record<string, string>>): string =>
  text.replaceAll(FACT, (_, name: string, otherwise: string, one?: string, several?: string) => {
    const fact = facts[name] ?? otherwise;
    if (one === undefined) return fact;
    return `${fact} ${fact === '1' ? one : several}`;
  });

const FACT = /\{(\w+)\|([^|}]*)(?:\|([^|}]*)\|([^|}]*))?\}/g;
