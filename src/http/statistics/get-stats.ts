import * as z from 'zod';
import { operation } from '../operation';
import { statistics } from './statistics-schema';
import { statisticsView } from './statistics-view';

export const getStats = operation({
  id: 'getStats',
  method: 'GET',
  path: '/api/stats',
  tag: 'installation',
  summary: 'The installation in numbers, now and by day',
  roles: ['operator', 'reader'],
  query: z.strictObject({
    days: z.int().min(1).max(400).default(28).describe('How many days back, today among them'),
  }),
  answers: { 200: { description: 'The numbers', schema: statistics } },
  handle: async (call) => ({ status: 200, body: await statisticsView(call, call.query.days) }),
});
