import { untrue, untrueList } from '@perennial/checks';
import type { Counterexample } from '@perennial/checks';

const counterexamples: readonly Counterexample[] = [
  { path: '/supportedTimeZones', ...untrueList('zones', [{ alias: 'Another Standard Time' }]) },
  { path: '/me/mailboxSettings', ...untrue('mailboxSettings', { timeZone: 'Another Time' }) },
];
export default counterexamples;
