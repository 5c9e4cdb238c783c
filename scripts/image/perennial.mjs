// The command line, in a container: docker compose exec perennial node perennial.mjs --help
import { createRequire } from 'node:module';
import { openTerminal } from './terminal.mjs';

const { main } = createRequire(import.meta.url)('./local/perennial.js');
process.exitCode = await main(process.argv.slice(2), openTerminal(), import.meta.dirname);
