import { untrue, untrueList } from '@perennial/checks';
import type { Counterexample } from '@perennial/checks';

const path = '/me/messages/{message-id}/attachments';
const another = { id: 'a', name: 'another.bin' };
const file = { '@odata.type': '#microsoft.graph.fileAttachment', ...another, contentBytes: 'YQ==' };

const counterexamples: readonly Counterexample[] = [
  { method: 'GET', path, ...untrueList('attachments', []) },
  { method: 'GET', path, ...untrueList('attachments', [another]) },
  { method: 'GET', path: `${path}/{attachment-id}`, ...untrue('attachments/$entity', file) },
  { method: 'GET', path: `${path}/{attachment-id}`, kind: 'missing-item' },
];
export default counterexamples;
