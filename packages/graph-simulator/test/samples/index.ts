import { directorySamples } from './directory';
import { driveSamples } from './drive';
import { noteSamples } from './notes';
import { outlookSamples } from './outlook';
import { planningSamples } from './planning';
import { registrationSamples } from './registrations';
import { searchSamples } from './search';
import { serviceSamples } from './services';
import type { Samples } from './samples';
import { workbookSamples } from './workbook';

/** One line per file of samples. */
export const allSamples: readonly Samples[] = [
  workbookSamples,
  searchSamples,
  noteSamples,
  outlookSamples,
  directorySamples,
  driveSamples,
  planningSamples,
  serviceSamples,
  registrationSamples,
];
