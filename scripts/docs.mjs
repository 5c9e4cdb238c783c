/** Writes the pages that are made from the source. Tests hold each of them to it. */
import { writeFile } from 'node:fs/promises';
import { loadTypeScript } from './load-ts.mjs';

const { catalogueMarkdown } = await loadTypeScript('src/checks/print.ts');
const { troubleshootingPage } = await loadTypeScript('src/failures/page.ts');

const pages = {
  'catalogue.md': catalogueMarkdown(),
  'troubleshooting.md': troubleshootingPage(),
};
for (const [name, text] of Object.entries(pages)) {
  await writeFile(new URL(`../docs/${name}`, import.meta.url), text);
}
