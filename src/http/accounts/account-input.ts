import * as z from 'zod';
import { credentialKinds } from '../../credentials';
import { channelKinds } from '../../channels';
import { languages } from '../../domain/language';
import { presetNames } from '../../domain/account';
import { scheduleInput as schedule } from './schedule-schema';
import { clientId, email, line, tenantId, user } from '../schemas/text';

const names = z.array(line(100)).max(200, 'must be at most 200 names');

const WEIGHT = { min: 0.1, max: 10 } as const;

export const checks = z
  .strictObject({
    preset: z
      .enum(presetNames)
      .optional()
      .describe(
        'What runs draw from: `read-only` reads, `balanced` (default) all that needs no permission reserved for administrators when signed in, `everything` the whole catalogue (default where `random` is given)',
      ),
    always: names
      .optional()
      .describe(
        'What every run looks at: check ids, workloads, or `*`. Default: one read each of profile, mail and calendar',
      ),
    random: names
      .optional()
      .describe(
        'What runs draw from, within the preset: check ids, workloads, or `*` (default) for all of it',
      ),
    except: names
      .optional()
      .describe('Check ids or workloads that are left out, whatever else is said'),
    weights: z
      .record(line(100), z.number().min(WEIGHT.min).max(WEIGHT.max))
      .refine((weights) => Object.keys(weights).length <= 200, 'must be at most 200 names')
      .optional()
      .describe(
        'Check id or workload → how often it is drawn against the others, 0.1 to 10. Default: 1',
      ),
  })
  .meta({ id: 'Selection' });

const COUNT = { min: 0, max: 100 } as const;
const count = z.int().min(COUNT.min).max(COUNT.max);
const checksPerRun = z
  .strictObject({ min: count, max: count })
  .refine(({ min, max }) => min <= max, { path: ['min'], message: 'must not be more than max' })
  .describe('How many checks are drawn besides those that always run. Default: 3 to 6');

const notify = z
  .strictObject({
    email: email
      .optional()
      .describe(
        'Default: the operator’s. One that a member names is told of nothing before it is confirmed: by an operator, by `allowedDomains` of the settings, or by a link that is mailed there',
      ),
    language: z
      .enum(languages)
      .optional()
      .describe('Default: the channel’s, else the installation’s'),
    channels: z
      .array(z.enum(channelKinds.map(({ kind }) => kind)))
      .max(channelKinds.length)
      .optional()
      .describe('Which of the installation’s channels tell of it. Default: all'),
  })
  .meta({ id: 'Notify' });

const allowWrites = z
  .boolean()
  .describe(
    'Whether checks may make things, and remove them again. Default: unless the tenant’s licences are other than the developer pack',
  );

type KindInput = z.ZodObject<{ kind: z.ZodLiteral<string> }>;
const [firstKind, ...otherKinds] = credentialKinds.map(({ input }) => input as KindInput);
if (!firstKind) throw new Error('there is no kind of credential');
const credential = z
  .discriminatedUnion('kind', [firstKind, ...otherKinds])
  .describe('Goes into the vault and never comes out')
  .meta({ id: 'CredentialInput' });

export const accountInput = z
  .strictObject({
    name: line(100),
    tenantId: tenantId.describe('A GUID or a domain'),
    clientId: clientId.describe('The application’s client id (GUID)'),
    user: user
      .optional()
      .describe(
        'Whose mailbox and drive the app looks at: principal name or object id. Needed app-only',
      ),
    credential,
    checks: checks.optional(),
    checksPerRun: checksPerRun.optional(),
    schedule: schedule.optional(),
    notify: notify.optional(),
    allowWrites: allowWrites.optional(),
  })
  .meta({
    id: 'AccountInput',
    examples: [
      {
        name: 'Contoso',
        tenantId: 'contoso.example',
        clientId: '11111111-1111-1111-1111-111111111111',
        user: 'adele@contoso.example',
        credential: { kind: 'clientSecret', clientSecret: 'the-value-not-the-id' },
        checks: { preset: 'balanced' },
        schedule: { preset: 'steady' },
        notify: { email: 'adele@contoso.example' },
      },
    ],
  });

export const accountChanges = z
  .strictObject({
    name: line(100).optional(),
    user: user.nullable().optional(),
    credential: credential.optional(),
    checks: checks.nullable().optional(),
    checksPerRun: checksPerRun.nullable().optional(),
    schedule: schedule.nullable().optional(),
    notify: notify.nullable().optional(),
    allowWrites: allowWrites.nullable().optional(),
  })
  .describe('What is absent stays; null goes back to the default')
  .meta({
    id: 'AccountChanges',
    examples: [{ name: 'Contoso, mine', schedule: { preset: 'gentle' }, notify: null }],
  });

export const pauseInput = z
  .strictObject({
    reason: line(200).optional(),
    until: z.iso
      .datetime({ offset: true, error: 'must be a time as 2026-11-30T08:00:00Z' })
      .optional()
      .describe('When it goes on by itself, within a year. Default: when somebody resumes it'),
  })
  .meta({ id: 'PauseInput', examples: [{ reason: 'Moving house' }] });
