import { reportCheck } from './report';

export const check = reportCheck(
  { name: 'getEmailActivityCounts', columns: ['Send', 'Receive', 'Read'] },
  {
    id: 'reports.count-mail',
    title: 'Mail is reported',
    proves:
      'The report on the mail that was sent, received and read can be downloaded, has the columns Microsoft documents, and covers one week.',
  },
);
