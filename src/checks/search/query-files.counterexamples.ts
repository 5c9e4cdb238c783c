import type { Counterexample } from '@perennial/checks';
import { untrueHits } from './untrue-hits';

const inDrive = (owner: string) => ({
  webUrl: `https://signedin-my.sharepoint.com/personal/${owner}/Documents/a`,
});
const file = inDrive('adele_signedin_example');

const counterexamples: readonly Counterexample[] = [
  untrueHits('driveItem', inDrive('alex')),
  untrueHits('driveItem', file, file),
  untrueHits('driveItem', file, file, file, file, file, file),
];
export default counterexamples;
