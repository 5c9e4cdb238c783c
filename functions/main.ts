import * as module from 'node:module';

/** Node.js 22.8 and later can keep what they have compiled for the next process of this machine. */
const { enableCompileCache } = module as { readonly enableCompileCache?: () => unknown };
enableCompileCache?.();

// A file of its own, so that it is compiled when the cache is there.
module.createRequire(__filename)('./functions.js');
