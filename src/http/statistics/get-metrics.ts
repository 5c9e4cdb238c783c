import * as z from 'zod';
import { operation } from '../operation';
import { openMetrics } from './open-metrics';
import { statisticsView } from './statistics-view';

const text = z.string().meta({ examples: ['# TYPE perennial_up gauge\nperennial_up 1\n# EOF\n'] });

export const getMetrics = operation({
  id: 'getMetrics',
  method: 'GET',
  path: '/api/metrics',
  tag: 'installation',
  summary: 'The same numbers as OpenMetrics text, for Prometheus and its kin',
  description: 'Give the scraper a reader’s key as its bearer token.',
  roles: ['operator', 'reader'],
  answers: {
    200: { description: 'The metrics', schema: text, type: 'application/openmetrics-text' },
  },
  async handle(call) {
    const headers = {
      'Content-Type': 'application/openmetrics-text; version=1.0.0; charset=utf-8',
    };
    return {
      status: 200,
      headers,
      body: openMetrics(await statisticsView(call, 1), call.api.version),
    };
  },
});
