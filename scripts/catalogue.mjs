/** Prints the catalogue of checks as JSON: every call, in each mode, with the permission it needs. */
import { loadTypeScript } from './load-ts.mjs';

const { catalogueEntries } = await loadTypeScript('src/checks/print.ts');
console.log(JSON.stringify(catalogueEntries(), undefined, 1));
