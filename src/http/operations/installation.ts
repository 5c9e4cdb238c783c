import * as z from 'zod';
import { TIME_LIMIT_MS } from '../../maintenance/health';
import { within } from '../../within';
import { homePage } from '../home';
import { identify } from '../identify';
import { operation, READ } from '../operation';
import type { OpenOperation } from '../operation';
import type { ApiRequest } from '../request';
import * as views from '../schemas/views';
import type { ApiServices } from '../services';
import { checkView } from '../views/check';
import { healthView } from '../views/health';

export const listingChecks = operation({
  summary: 'The catalogue: every check, its calls and the least permissions they need',
  roles: READ,
  answers: {
    200: { description: 'All checks', schema: z.object({ value: z.array(views.check) }) },
  },
  handle: ({ core: { catalogue, defaultAlways } }) => ({
    status: 200,
    body: { value: catalogue.map((check) => checkView(check, defaultAlways)) },
  }),
});

/** Whether a request comes with a good key. Health never asks for one: a wrong one is as good as none. */
async function hasKey(api: ApiServices, request: ApiRequest): Promise<boolean> {
  const identified = identify(api, request).then(() => true);
  return within(identified, TIME_LIMIT_MS, false);
}

export const readingHealth: OpenOperation = {
  open: true,
  summary: 'How the installation is doing; with a key, in detail',
  answers: { 200: { description: 'Always', schema: views.health } },
  async handle(api, request) {
    const [health, known] = await Promise.all([api.health.read(), hasKey(api, request)]);
    // Settings that keep every key from being checked can only be told to everybody. They are no secret.
    const details = known || api.core === undefined;
    return { status: 200, body: healthView(api, health, { now: api.clock(), details }) };
  },
};

export const showingHome: OpenOperation = {
  open: true,
  summary: 'A page that says what this is',
  answers: { 200: { description: 'HTML' } },
  handle: (api) => homePage(api),
};
