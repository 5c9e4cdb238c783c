import { reportCheck } from './report';

export const check = reportCheck(
  { name: 'getMailboxUsageStorage', columns: ['Storage Used (Byte)'] },
  {
    id: 'reports.measure-mailboxes',
    title: 'The mailboxes’ size is reported',
    proves:
      'The report on the storage that mailboxes use can be downloaded, has the columns Microsoft documents, and covers one week.',
  },
);
