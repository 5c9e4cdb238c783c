import * as z from 'zod';
import { call, defineCheck } from '../define';
import { pageOf, settles } from '../paging';

const calls = {
  list: call({
    method: 'GET',
    path: '/security/alerts_v2',
    delegated: 'SecurityAlert.Read.All',
    application: 'SecurityAlert.Read.All',
    response: pageOf(z.looseObject({ id: z.string() })),
    page: 'https://learn.microsoft.com/graph/api/security-list-alerts_v2',
  }),
};

const SIZE = 3;

export const check = defineCheck({
  id: 'security.list-alerts',
  workload: 'security',
  kind: 'read',
  title: 'The alerts’ parts add up',
  proves: 'The tenant’s security alerts can be listed, and are the same in two parts and at once.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  needs: [
    'when signed in, a directory role that may read security data (Security Reader, for one)',
  ],
  async run(context) {
    const ids = async ($top: number, $skip: number) => {
      const query = { $top: String($top), ...($skip > 0 && { $skip: String($skip) }) };
      const { body } = await context.send(calls.list, { query });
      return body.value.map(({ id }) => id);
    };
    await settles('two parts are the whole', async () => {
      const parts = [...(await ids(SIZE, 0)), ...(await ids(SIZE, SIZE))];
      const whole = await ids(2 * SIZE, 0);
      const twice = new Set(parts).size !== parts.length;
      const same = parts.length === whole.length && parts.every((id) => whole.includes(id));
      return same && !twice ? undefined : { parts: parts.length, whole: whole.length, twice };
    });
  },
});
