import { app } from '@azure/functions';
import { load } from './load';

app.storageQueue('alert', {
  queueName: 'alerts',
  connection: 'AzureWebJobsStorage',
  handler: async (message, context) => (await load()).alert(message, context),
});

app.storageQueue('alertPoison', {
  queueName: 'alerts-poison',
  connection: 'AzureWebJobsStorage',
  handler: async (message, context) => (await load()).poisoned('alerts', message, context),
});
