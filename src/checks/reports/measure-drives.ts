import { reportCheck } from './report';

export const check = reportCheck(
  { name: 'getOneDriveUsageStorage', columns: ['Site Type', 'Storage Used (Byte)'] },
  {
    id: 'reports.measure-drives',
    title: 'The drives’ size is reported',
    proves:
      'The report on the storage that OneDrive uses can be downloaded, has the columns Microsoft documents, and covers one week.',
  },
);
