/**
 * Azurite that ends with whoever it belongs to: the process that AZURITE_OWNER names, or else its parent, the
 * pipe from which closes however the parent ends. Takes Azurite's own arguments.
 */
import { setInterval } from 'node:timers';

const owner = Number(process.env.AZURITE_OWNER ?? 0);
if (owner > 0) {
  setInterval(() => {
    try {
      process.kill(owner, 0);
    } catch {
      process.exit(0);
    }
  }, 1000);
} else {
  process.stdin.on('end', () => process.exit(0)).resume();
}
await import('azurite/dist/src/azurite.js');
