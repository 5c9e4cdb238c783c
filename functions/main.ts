/**
 * Node.js 22.8 and later can keep what they have compiled for the next process of this machine. The module is asked of the
 * process: around an import the bundler looks at all that is in it, which takes longer on Node.js 22 than this whole app.
 */
const { createRequire, enableCompileCache } = process.getBuiltinModule(
  'node:module',
) as typeof import('node:module') & { readonly enableCompileCache?: () => unknown };
enableCompileCache?.();

// A file of its own, so that it is compiled when the cache is there.
createRequire(__filename)('./functions.js');
