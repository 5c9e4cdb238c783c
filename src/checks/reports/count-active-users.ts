import { reportCheck } from './report';

export const check = reportCheck(
  {
    name: 'getOffice365ActiveUserCounts',
    columns: ['Office 365', 'Exchange', 'OneDrive', 'SharePoint', 'Teams'],
  },
  {
    id: 'reports.count-active-users',
    title: 'Active users are reported',
    proves:
      'The report on the active users of each product can be downloaded, has the columns Microsoft documents, and covers one week.',
  },
);
