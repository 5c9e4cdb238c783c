import { app } from '@azure/functions';
import { ncrontabOf, readConfig } from '../src/config';
import { load } from './load';

app.timer('schedule', {
  schedule: ncrontabOf(readConfig().TICK_MINUTES),
  handler: async (_timer, context) => (await load()).schedule(context),
});
