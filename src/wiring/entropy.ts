import { randomBytes } from 'node:crypto';
import type { Entropy } from '../ports';

/** Fewer bytes could be guessed or come up twice. */
const LEAST_BYTES = 16;

/** The operating system's own randomness. */
export const entropy: Entropy = {
  hex(bytes) {
    if (!Number.isInteger(bytes) || bytes < LEAST_BYTES) {
      throw new RangeError(`at least ${LEAST_BYTES} whole bytes`);
    }
    return randomBytes(bytes).toString('hex');
  },
};
