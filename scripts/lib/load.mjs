// What runs take of a Node.js, as it deploys: CPU, memory and rate. See docs/proof/README.md.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { buildAsDeployed, buildLocal, root } from '../build.mjs';
import { versionOf } from './nodes.mjs';
import { bundle } from './run-bundled.mjs';

/**
 * What Node.js takes for itself where there are 512 MB: V8 gives the old generation half of them, and each half of
 * the young one the 128th part of that (https://chromium.googlesource.com/v8/v8/+/refs/heads/main/src/heap/heap.cc).
 */
const AS_IN_512_MB = ['--max-old-space-size=256', '--max-semi-space-size=2'];

/** Measures each Node.js that is named by its path: the numbers of `test/bench/load/worker.ts`. */
export async function measureLoad(nodes) {
  const folder = await bundle('test/bench/load', ['far-side'], 'bench-load');
  await buildLocal(['azurite-child'], folder);
  const worker = join(root, 'build/bench-worker');
  await buildAsDeployed('test/bench/load/worker.ts', worker);
  const farSide = spawn(process.execPath, [join(folder, 'far-side.js')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  try {
    const [place] = await once(farSide.stdout.setEncoding('utf8'), 'data');
    const measured = (node, what, options = []) => {
      process.stderr.write(`${versionOf(node)}: ${what}\n`);
      const args = [...options, '--expose-gc', join(worker, 'worker.js'), what, place];
      return JSON.parse(execFileSync(node, args, { stdio: ['ignore', 'pipe', 'inherit'] }));
    };
    return nodes.map((node) => ({
      cpu: measured(node, 'cpu'),
      rate: measured(node, 'rate'),
      heap: measured(node, 'heap'),
      storage: measured(node, 'storage'),
      memory: measured(node, 'memory', AS_IN_512_MB),
    }));
  } finally {
    farSide.stdin.end();
    await once(farSide, 'exit');
  }
}
