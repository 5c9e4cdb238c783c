import { reportCheck } from './calls';

export default reportCheck({
  name: 'getOneDriveUsageStorage',
  columns: ['Site Type', 'Storage Used (Byte)'],
  title: 'The drives’ size is reported',
  proves:
    'The report on the storage that OneDrive uses can be downloaded, has the columns Microsoft documents, and covers one week.',
});
