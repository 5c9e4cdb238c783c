import * as z from 'zod';
import { wordsOf } from '../../checks/words';
import { operation, READ } from '../operation';
import { exampleOf, list } from '../schemas/common';
import { briefChecks, check } from './check-schema';
import { checkView } from './check-view';

/** A day: what is asked for is of one version, which the page puts into the address. */
const CACHED = { 'Cache-Control': 'private, max-age=86400' };

export const listChecks = operation({
  id: 'listChecks',
  method: 'GET',
  path: '/api/checks',
  tag: 'checks',
  summary: 'The catalogue: every check, its calls and the least permissions they need',
  roles: READ,
  query: z.strictObject({
    brief: z
      .string()
      .max(40)
      .optional()
      .describe(
        'Titles alone, by id; may be kept for a day. A value, such as the version, keeps what was kept for another apart',
      ),
  }),
  answers: {
    200: { description: 'All checks', schema: z.union([list(check), briefChecks]).meta(example()) },
  },
  handle: ({ core: { catalogue, defaultAlways }, query, language }) =>
    query.brief === undefined
      ? {
          status: 200,
          body: { value: catalogue.map((each) => checkView(each, defaultAlways, language)) },
        }
      : {
          status: 200,
          headers: CACHED,
          body: Object.fromEntries(
            catalogue.map((each) => {
              const { id, workload, kind } = each;
              return [id, { title: wordsOf(each, language).title, workload, kind }];
            }),
          ),
        },
});

function example() {
  return { examples: [{ value: [exampleOf(check)] }] };
}
