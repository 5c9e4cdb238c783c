// What a container starts. Flags are those of `npm start`; everything is bundled already.
import { createRequire } from 'node:module';

const { main } = createRequire(import.meta.url)('./local/start.js');
process.exit(
  await main(process.argv.slice(2), {
    root: import.meta.dirname,
    bundle: () => Promise.resolve(),
  }),
);
