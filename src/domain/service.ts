/**
 * Which of Microsoft's services a check looks at. Workloads of one service come and go together: a
 * mailbox holds mail, calendar, contacts, tasks and the extensions of its items; files, workbooks and notebooks
 * lie in SharePoint.
 */
const SERVICES: Readonly<Record<string, string>> = {
  mail: 'exchange',
  'mailbox-settings': 'exchange',
  calendar: 'exchange',
  contacts: 'exchange',
  tasks: 'exchange',
  extensions: 'exchange',
  files: 'sharepoint',
  workbooks: 'sharepoint',
  notes: 'sharepoint',
  sites: 'sharepoint',
};

/** The service of a check, by its id (`mail.list-folders`); a workload that no other shares is its own. */
export function serviceOf(check: string): string {
  const workload = check.replace(/\..*$/, '');
  return SERVICES[workload] ?? workload;
}
