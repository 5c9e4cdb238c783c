import { unlessUnchanged } from './unless-unchanged.mjs';

/** Has a function of `build.mjs` make the folder `output` of `root`, unless it is as it was made last. */
export function bundled(root, output, by) {
  return unlessUnchanged(root, output, async () => {
    // Loaded only where there is work for it.
    const bundlers = await import('../build.mjs');
    const { stop } = await import('esbuild');
    await bundlers[by]();
    // The bundler's own process has done its work.
    await stop();
  });
}
