import { reportCheck } from './calls';

export default reportCheck({
  name: 'getMailboxUsageStorage',
  columns: ['Storage Used (Byte)'],
  title: 'The mailboxes’ size is reported',
  proves:
    'The report on the storage that mailboxes use can be downloaded, has the columns Microsoft documents, and covers one week.',
});
