import { reportCheck } from './calls';

export default reportCheck({
  name: 'getTeamsUserActivityCounts',
  columns: ['Team Chat Messages', 'Private Chat Messages', 'Calls', 'Meetings'],
  title: 'Activity in Teams is reported',
  proves:
    'The report on the activity in Teams can be downloaded, has the columns Microsoft documents, and covers one week.',
});
