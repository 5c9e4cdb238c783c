import * as z from 'zod';
import { channelKinds } from '../../channels';
import { secretUrl } from '../../channels/fields';
import { languages } from '../../domain/language';
import { weekdays } from '../../domain/local-time';
import { severities } from '../../domain/severity';
import type { ChannelInput } from '../../settings/replace';
import { time } from '../schemas/common';
import { domain, text, timeZone } from '../schemas/text';

const clock = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of the day such as 22:30');

const quiet = z
  .strictObject({ from: clock, to: clock, timeZone })
  .refine(({ from, to }) => from !== to, { path: ['to'], message: 'must not be the same as from' })
  .describe('Hours in which nothing is sent: it is sent afterwards, if it still holds')
  .meta({ id: 'QuietHours' });

const language = z.enum(languages);
const days = (longest: number) => z.int().min(1).max(longest);

/** What each channel has besides its kind's own fields. */
const ofAll = {
  least: z
    .enum(severities)
    .optional()
    .describe(
      '`critical`: an account has stopped working. `warning`: a part of it, or something that will lapse. `info` (default): everything',
    ),
  quiet: quiet.optional().describe('Instead of the installation’s'),
  language: language.optional().describe('Instead of the installation’s'),
};

/** What is told of a channel and is not for anybody to set. It may be sent back as it came. */
const told = {
  target: z.string().optional().describe('Where to, as far as it is no secret'),
  provider: z.string().optional().describe('Of mail without a server of one’s own: who sends it'),
  lastDelivery: time.optional(),
  lastError: z
    .object({
      at: time,
      code: z.string(),
      status: z.int().optional(),
      error: z.string().optional().describe('In the far end’s words, where it has any'),
    })
    .optional()
    .describe('Why the last try came to nothing'),
  secrets: z.array(z.string()).optional().describe('Which of its secrets were given'),
};

const channelOf = (kind: string, input: z.ZodObject) =>
  input
    .extend({ ...ofAll, ...told })
    .meta({ id: `Channel-${kind}` }) as unknown as z.ZodType<ChannelInput>;

const byKind = new Map(channelKinds.map(({ kind, input }) => [kind, channelOf(kind, input)]));

/** What a channel of a kind may be set to. */
export const channelSchema = (kind: string): z.ZodType<ChannelInput> | undefined =>
  byKind.get(kind);

/** A channel whose kind stands in the path: what is in it is looked at by that kind's schema. */
export const anyChannel = z
  .looseObject({})
  .describe('As `channels` has it in the settings for this kind')
  .meta({ id: 'ChannelInput', examples: [{ to: 'ops@contoso.example' }] });

const channels = z
  .strictObject(Object.fromEntries([...byKind].map(([kind, one]) => [kind, one.optional()])))
  .describe(
    'Ways to tell people, by kind. Absent: mail alone, by the deployment’s own sender. A secret that is left out is the one that was given before, as long as the channel leads where it led',
  )
  .meta({ id: 'Channels' });

const kept = z
  .strictObject({
    days: days(365).optional().describe('Days that runs are kept. Default: RETENTION_DAYS'),
    runs: z
      .int()
      .min(0)
      .max(10_000)
      .optional()
      .describe(
        'Most runs that are kept of an account, its newest, within those days. 0 (default): all of them',
      ),
    history: days(365)
      .optional()
      .describe('Days that are told of each account and check. Default: 90'),
    statistics: days(1000).optional().describe('Days of statistics. Default: 400'),
    audit: days(3650).optional().describe('Days that the audit list goes back. Default: 365'),
  })
  .meta({ id: 'Retention' });

const fields = {
  notice: text(2000).optional().describe('Plain text that everybody with a key sees on the page'),
  language: language
    .optional()
    .describe('What people are told in who have not said another. Default: en'),
  quiet: quiet.optional(),
  retention: kept.optional(),
  digest: z
    .strictObject({
      day: z.enum(weekdays),
      at: clock.optional().describe('Default: 08:00'),
      timeZone: timeZone.optional().describe('Default: UTC'),
    })
    .optional()
    .describe(
      'A message a week, by every channel whose `least` it reaches: what needs a person, days left, what passed, what was left out. It is `info` while nothing needs anybody. Absent: none',
    ),
  threshold: z
    .strictObject({
      share: z.number().min(0.5).max(1).describe('0.5 to 1'),
      runs: z.int().min(5).max(30),
    })
    .optional()
    .describe('An account pauses by itself when this share of so many runs, its last, has failed'),
  allowedDomains: z
    .array(domain)
    .max(100)
    .optional()
    .describe(
      'Domains whose mail addresses need no confirmation when a member names them for an account. A domain’s subdomains are others',
    ),
  deadMan: z
    .strictObject({
      url: secretUrl.optional().describe('Goes into the vault and never comes out'),
      host: z.string().optional().describe('Of the address. Told only'),
    })
    .optional()
    .describe(
      'An outside watch that every finished tick calls, and that raises the alarm when no call comes',
    ),
  channels: channels.optional(),
};

const example = {
  notice: 'Ask Mia for a place.',
  language: 'en' as const,
  quiet: { from: '22:00', to: '07:00', timeZone: 'Europe/Berlin' },
  retention: { days: 30, runs: 0, history: 90, statistics: 400, audit: 365 },
  channels: { mail: { to: 'ops@contoso.example', least: 'warning' as const } },
};

/** As it is set and as it is told: a document that was read can be sent back. */
export const settings = z
  .strictObject(fields)
  .describe('All settings: what is absent goes back to its default')
  .meta({ id: 'Settings', examples: [example] });
