import { reportCheck } from './report';

export const check = reportCheck(
  {
    name: 'getTeamsUserActivityCounts',
    columns: ['Team Chat Messages', 'Private Chat Messages', 'Calls', 'Meetings'],
  },
  {
    id: 'reports.count-teams',
    title: 'Activity in Teams is reported',
    proves:
      'The report on the activity in Teams can be downloaded, has the columns Microsoft documents, and covers one week.',
  },
);
