import { untrueList } from '@perennial/checks';
import type { Counterexample } from '@perennial/checks';

const SOMEBODY = '00000000-0000-4000-8000-000000000000';

const counterexamples: readonly Counterexample[] = [
  { path: '/directoryRoles', ...untrueList('directoryRoles', []) },
  { path: '/directoryRoleTemplates', kind: 'missing-item' },
  { path: '/directoryRoleTemplates', ...untrueList('directoryRoleTemplates', []) },
  {
    path: '/directoryRoles',
    ...untrueList('directoryRoles', [{ id: 'a', roleTemplateId: SOMEBODY }]),
  },
];
export default counterexamples;
