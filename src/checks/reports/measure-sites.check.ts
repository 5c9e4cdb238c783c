import { reportCheck } from './calls';

export default reportCheck({
  name: 'getSharePointSiteUsageStorage',
  columns: ['Site Type', 'Storage Used (Byte)'],
  title: 'The sites’ size is reported',
  proves:
    'The report on the storage that SharePoint sites use can be downloaded, has the columns Microsoft documents, and covers one week.',
});
