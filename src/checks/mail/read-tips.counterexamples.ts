import { untrueList } from '@perennial/checks';
import type { Counterexample } from '@perennial/checks';

const path = '/me/getMailTips';
const tip = (address: string, maxMessageSize: number) => ({
  emailAddress: { name: '', address },
  maxMessageSize,
});
const own = 'adele@signedin.example';

const counterexamples: readonly Counterexample[] = [
  { path, ...untrueList('mailTips', []) },
  { path, ...untrueList('mailTips', [tip('another@signedin.example', 1)]) },
  { path, ...untrueList('mailTips', [tip(own, 1), tip(own, 1)]) },
  { path, ...untrueList('mailTips', [tip(own, 0)]) },
];
export default counterexamples;
