import { app } from '@azure/functions';
import { load } from './load';

app.timer('upkeep', {
  schedule: '0 17,47 * * * *',
  handler: async (_timer, context) => (await load()).upkeep(context),
});
