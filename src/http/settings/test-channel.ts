import * as z from 'zod';
import { testChannel as test } from '../../settings/test-channel';
import { operation, OPERATOR } from '../operation';
import { parseBody } from '../validate';
import { anyChannel, channelSchema } from './settings-schema';

export const delivery = z
  .object({
    delivered: z.boolean(),
    ms: z.int().describe('How long it took'),
    status: z.int().optional().describe('The far end’s, where it gave one'),
    code: z.string().optional().describe('What went wrong, for programs'),
    error: z
      .string()
      .optional()
      .describe('What went wrong, in the far end’s words where it has any'),
  })
  .meta({ id: 'Delivery', examples: [{ delivered: true, ms: 412, status: 200 }] });

export const testChannel = operation({
  id: 'testChannel',
  method: 'POST',
  path: '/api/channels/{kind}/test',
  tag: 'settings',
  summary: 'Sends one message by a channel, and says what the far end made of it',
  description:
    'With a body: by the channel as it would be set; secrets that are left out are those that were given before. Nothing is kept.',
  roles: OPERATOR,
  body: anyChannel,
  bodyOptional: true,
  answers: { 200: { description: 'Whether it was delivered', schema: delivery } },
  problems: [404, 422],
  async handle({ core, params: { kind }, body, request }) {
    const schema = Object.keys(body).length > 0 ? channelSchema(kind) : undefined;
    const given = schema && parseBody(request, schema);
    const tried = await test(core, kind, given);
    const { delivered, ms, status } = tried;
    const { code, error } = tried.delivered ? { code: undefined, error: undefined } : tried;
    return { status: 200, body: { delivered, ms, status, code, error } };
  },
});
