import * as z from 'zod';
import { accountInput } from '../accounts/account-input';
import { memberInput } from '../members/member-schema';
import { time } from '../schemas/common';
import { ownId } from '../schemas/text';
import { settings } from '../settings/settings-schema';

const account = accountInput
  .omit({ credential: true })
  .extend({
    id: ownId,
    owner: ownId.describe('A member’s id; one that is not here means the operator'),
    credential: z.strictObject({ kind: z.string().max(40) }).describe('Its kind alone'),
  })
  .meta({ id: 'ExportedAccount' });

const member = z.strictObject({ id: ownId, ...memberInput.shape }).meta({ id: 'ExportedMember' });

/** Everything but secrets. */
export const exported = z
  .strictObject({
    version: z.literal(1),
    exportedAt: time.optional(),
    accounts: z.array(account).max(10_000),
    members: z.array(member).max(10_000),
    settings: settings.omit({ deadMan: true }).meta({ id: 'ExportedSettings' }),
  })
  .meta({
    id: 'Export',
    examples: [{ version: 1, accounts: [], members: [], settings: { language: 'en' } }],
  });

const result = z
  .enum(['added', 'unchanged', 'kept'])
  .describe('`kept`: there is another by this id or name, which stays as it is');
const one = z.object({ id: z.string(), name: z.string(), result });

export const imported = z
  .object({
    dryRun: z.boolean(),
    accounts: z.array(one),
    members: z.array(one),
    settings: z.enum(['changed', 'unchanged', 'kept']),
    waitingChannels: z
      .array(z.string())
      .describe('Kinds of channels that need a secret: they are set up in the settings'),
  })
  .meta({
    id: 'Import',
    examples: [
      { dryRun: true, accounts: [], members: [], settings: 'unchanged', waitingChannels: [] },
    ],
  });
