import type { Language } from '../domain/language';
import { escaped } from '../escaped';
import { htmlDocument, sourceHash } from './html';
import type { ApiResponse } from './request';

const STYLE = `
body { max-width: 48rem; margin: 3rem auto; padding: 0 1rem; font: 1rem/1.55 system-ui, sans-serif; color: #17201b; background: #fff; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; line-height: 1.3; }
h2 { font-size: 1.1rem; margin-top: 2rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .35rem .75rem .35rem 0; border-bottom: 1px solid #dde2db; font-weight: 400; }
th { color: #55605a; }
@media (prefers-color-scheme: dark) { body { color: #e6ece8; background: #0f1411; } th { color: #a2aea7; } th, td { border-color: #2c362f; } }
@media print { body { margin: 0; } }
`;
const POLICY = `default-src 'none'; style-src ${sourceHash(STYLE)}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

export type Rows = readonly (readonly string[])[];

/** A table under a heading; the first cell of each row names it. */
export interface Section {
  readonly heading: string;
  readonly rows: Rows;
}

/** A page without a script and without anything loaded: to print, to keep, to read with `curl`. */
export function plainPage(
  language: Language,
  title: string,
  rows: Rows,
  sections: readonly Section[] = [],
): ApiResponse {
  const content = [
    `<h1>${escaped(title)}</h1>`,
    tableOf(rows),
    ...sections.flatMap(({ heading, rows: own }) => [`<h2>${escaped(heading)}</h2>`, tableOf(own)]),
  ].join('\n');
  return {
    status: 200,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': POLICY,
      'Content-Language': language,
      Vary: 'Accept, Accept-Language',
    },
    body: htmlDocument({ language, title, style: STYLE, content }),
  };
}

const tableOf = (rows: Rows): string =>
  `<table>\n${rows.map(([name = '', ...cells]) => `<tr><th scope="row">${escaped(name)}</th>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`).join('\n')}\n</table>`;
