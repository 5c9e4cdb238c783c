import { createHash } from 'node:crypto';
import type { Language } from '../domain/language';
import { escaped } from '../escaped';

/** How a policy names a style or a script that stands in the page itself (https://www.w3.org/TR/CSP3/#framework-directive-source-list). */
export const sourceHash = (source: string): string =>
  `'sha256-${createHash('sha256').update(source).digest('base64')}'`;

interface Document {
  readonly language: Language;
  readonly title: string;
  readonly style: string;
  /** HTML, with every text in it escaped. */
  readonly content: string;
}

/** A page that loads nothing. */
export const htmlDocument = ({ language, title, style, content }: Document): string =>
  `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)} · Perennial</title>
<style>${style}</style>
</head>
<body>
<main>
${content}
</main>
</body>
</html>
`;
