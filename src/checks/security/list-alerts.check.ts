import { defineCheck, settles } from '@perennial/checks';
import * as z from 'zod';
import { list } from '../graph';
import { needs } from './calls';

const listAlerts = list('/security/alerts_v2', { id: z.string() }, { select: false });

const SIZE = 3;

export default defineCheck({
  title: 'The alerts’ parts add up',
  proves: 'The tenant’s security alerts can be listed, and are the same in two parts and at once.',
  needs,
  calls: [listAlerts],
  async run({ graph }) {
    const ids = async (query: { readonly $top: string; readonly $skip?: string }) =>
      (await graph.send(listAlerts, { query })).value.map(({ id }) => id);
    const $top = String(SIZE);
    await settles('two parts are the whole', async () => {
      const parts = [...(await ids({ $top })), ...(await ids({ $top, $skip: $top }))];
      const whole = await ids({ $top: String(2 * SIZE) });
      const twice = new Set(parts).size !== parts.length;
      const same = parts.length === whole.length && parts.every((id) => whole.includes(id));
      return same && !twice ? undefined : { parts: parts.length, whole: whole.length, twice };
    });
  },
});
