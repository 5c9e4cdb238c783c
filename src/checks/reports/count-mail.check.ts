import { reportCheck } from './calls';

export default reportCheck({
  name: 'getEmailActivityCounts',
  columns: ['Send', 'Receive', 'Read'],
  title: 'Mail is reported',
  proves:
    'The report on the mail that was sent, received and read can be downloaded, has the columns Microsoft documents, and covers one week.',
});
