import { app } from '@azure/functions';
import { load } from './load';

app.storageQueue('run', {
  queueName: 'runs',
  connection: 'AzureWebJobsStorage',
  handler: async (message, context) => (await load()).run(message, context),
});

app.storageQueue('runPoison', {
  queueName: 'runs-poison',
  connection: 'AzureWebJobsStorage',
  handler: async (message, context) => (await load()).poisoned('runs', message, context),
});
