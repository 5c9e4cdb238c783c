import * as z from 'zod';
import { listLeftovers as list } from '../../accounts/leftovers';
import type { Leftover } from '../../accounts/leftovers';
import type { Language } from '../../domain/language';
import { failureView, iso } from '../failure-view';
import { operation, READ } from '../operation';
import { failure, time } from '../schemas/common';
import { accountOf } from './account';

export const leftover = z.object({
  check: z.string(),
  kind: z.string().describe('What it made, such as `mail.draft`'),
  madeAt: time,
  tries: z.int().describe('How often it was looked for'),
  nextTryAt: time.nullable().describe('null while the account is paused'),
  failure: failure.optional().describe('Why the last try could not finish it'),
});

const example = {
  check: 'mail.write-draft',
  kind: 'mail.draft',
  madeAt: '2026-11-21T11:54:02.000Z',
  tries: 1,
  nextTryAt: '2026-11-21T12:18:30.000Z',
};

export const listLeftovers = operation({
  id: 'listLeftovers',
  method: 'GET',
  path: '/api/accounts/{accountId}/leftovers',
  tag: 'accounts',
  summary: 'What checks may have left in the tenant, the oldest first',
  description: 'Each is looked for before the account’s runs, and removed where it is found.',
  roles: READ,
  answers: {
    200: {
      description: 'Empty where nothing is left',
      schema: z.array(leftover).meta({ examples: [[example]] }),
    },
  },
  problems: [404],
  async handle(call) {
    const found = await list(call.core, await accountOf(call));
    return { status: 200, body: found.map((each) => view(each, call.language)) };
  },
});

function view({ entry, nextTryAt }: Leftover, language: Language): z.output<typeof leftover> {
  const { check, creation, createdAt, sweeps, failure: why } = entry;
  return {
    check,
    kind: creation,
    madeAt: iso(createdAt),
    tries: sweeps,
    nextTryAt: nextTryAt === undefined ? null : iso(nextTryAt),
    failure: why && failureView(why, language),
  };
}
