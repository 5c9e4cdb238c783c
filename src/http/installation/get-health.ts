import { TIME_LIMIT_MS } from '../../maintenance/health';
import { within } from '../../within';
import { identify } from '../identify';
import { openOperation } from '../operation';
import type { ApiRequest } from '../request';
import type { ApiServices } from '../services';
import { health } from './health-schema';
import { healthView } from './health-view';

export const getHealth = openOperation({
  id: 'getHealth',
  method: 'GET',
  path: '/api/health',
  tag: 'installation',
  summary: 'How the installation is doing; with a key, in detail',
  description: 'Answers 200 whatever the state, so that a probe tells “not well” from “not there”.',
  answers: { 200: { description: 'The state', schema: health } },
  async handle(api, request) {
    const [state, known] = await Promise.all([api.health.read(), hasKey(api, request)]);
    // Settings that keep every key from being checked can only be told to everybody. They are no secret.
    const details = known || api.core === undefined;
    return { status: 200, body: healthView(api, state, { now: api.clock(), details }) };
  },
});

/** Whether a request comes with a good key. Health never asks for one: a wrong one is as good as none. */
async function hasKey(api: ApiServices, request: ApiRequest): Promise<boolean> {
  const identified = identify(api, request).then(() => true);
  return within(identified, TIME_LIMIT_MS, false);
}
