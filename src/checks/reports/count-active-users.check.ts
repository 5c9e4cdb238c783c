import { reportCheck } from './calls';

export default reportCheck({
  name: 'getOffice365ActiveUserCounts',
  columns: ['Office 365', 'Exchange', 'OneDrive', 'SharePoint', 'Teams'],
  title: 'Active users are reported',
  proves:
    'The report on the active users of each product can be downloaded, has the columns Microsoft documents, and covers one week.',
});
