import { driveSamples } from './drive';
import { outlookSamples } from './outlook';
import type { Samples } from './samples';

/** One line per file of samples. */
export const allSamples: readonly Samples[] = [outlookSamples, driveSamples];
