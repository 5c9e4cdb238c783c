import * as z from 'zod';
import { presetNames } from '../../../domain/account';
import type { Account, Notify, PutOff } from '../../../domain/account';
import type { Items } from '../../../domain/items';
import { shownFields } from '../../../domain/share';
import type { Share } from '../../../domain/share';
import type { Shape } from './shape';
import { count, days, id, language, mode, oneOf, textByName, texts, time } from './shape';
import { failure } from './failure';
import { dayCounts, dayRecord, memory, result } from './run';
import { missing, paused, state } from './state';
import { leftovers } from './ledger';
import { subscription, subscriptionUnread } from './subscription';

const hours = z.looseObject({ from: z.string(), to: z.string() });

export const account: z.ZodType<Account> = z.looseObject({
  id,
  owner: z.string(),
  name: z.string(),
  tenantId: z.string(),
  tid: z.string().optional(),
  clientId: z.string(),
  user: z.string().optional(),
  mode,
  credential: z.looseObject({
    kind: z.string(),
    id: z.string(),
    secrets: textByName,
    givenAt: time.optional(),
    tooNew: count.optional(),
    expiresAt: time.optional(),
    madeHere: z.literal(true).optional(),
    nextKey: z
      .looseObject({ expiresAt: time.optional(), madeHere: z.literal(true).optional() })
      .optional(),
    directory: z.looseObject({ endsAt: time.optional(), readAt: time }).optional(),
    told: count.optional(),
    rotation: z
      .looseObject({
        reuse: oneOf({ unknown: true, accepted: true, refused: true }),
        storedAt: time,
        previous: z.string().optional(),
      })
      .optional(),
    awaitsSignIn: z.literal(true).optional(),
  } satisfies Shape<Account['credential']>),
  onboarded: z.literal(true).optional(),
  demo: z.literal(true).optional(),
  signedIn: z
    .looseObject({ oid: z.string(), username: z.string().optional(), at: time })
    .optional(),
  checks: z.looseObject({
    preset: z.enum(presetNames).optional(),
    always: texts,
    random: texts,
    except: texts.optional(),
    weights: z.record(z.string(), z.number().positive()).optional(),
  } satisfies Shape<Account['checks']>),
  checksPerRun: z.looseObject({ min: count, max: count }),
  schedule: z.looseObject({
    preset: oneOf<Account['schedule']['preset']>({
      steady: true,
      'office-hours': true,
      gentle: true,
      custom: true,
    }),
    minSeconds: count,
    maxSeconds: count,
    timeZone: z.string().optional(),
    days: days.optional(),
    hours: hours.optional(),
    quiet: z
      .looseObject({
        days: days.optional(),
        hours: hours.optional(),
        dates: texts.optional(),
      } satisfies Shape<NonNullable<Account['schedule']['quiet']>>)
      .optional(),
    closeWatchUntil: time.optional(),
  } satisfies Shape<Account['schedule']>),
  notify: z.looseObject({
    email: z.string().optional(),
    language: language.optional(),
    channels: texts.optional(),
  } satisfies Shape<Notify>),
  allowWrites: z.boolean().optional(),
  state,
  stateSince: time,
  paused: paused.optional(),
  tries: count.optional(),
  verdict: z.looseObject({ working: z.boolean(), since: time }).optional(),
  failure: failure.optional(),
  notBefore: time.optional(),
  revision: count,
  revisedAfter: time.optional(),
  slot: time,
  dueAt: time,
  asked: z.looseObject({ by: z.string(), slot: time }).optional(),
  putOff: z
    .looseObject({
      slot: time,
      until: time,
      times: count,
      since: time,
      plan: texts,
    } satisfies Shape<PutOff>)
    .optional(),
  lease: z
    .looseObject({
      runId: z.string(),
      attempt: count,
      fencingToken: z.string(),
      since: time,
      until: time,
      plan: texts,
      revision: count,
    } satisfies Shape<NonNullable<Account['lease']>>)
    .optional(),
  recentResults: z.array(
    z.looseObject({ runId: z.string(), result, at: time, held: z.literal(true).optional() }),
  ),
  preflight: z
    .looseObject({
      at: time,
      granted: texts.optional(),
      userId: z.string().optional(),
      failure: failure.optional(),
    })
    .optional(),
  licences: z
    .looseObject({ found: oneOf({ developer: true, other: true, unread: true }), at: time })
    .optional(),
  subscription: z.union([subscription, subscriptionUnread]).optional(),
  subscriptionAskedAt: time.optional(),
  fixtures: textByName.optional(),
  leftovers: leftovers.optional(),
  items: z.looseObject({ made: count, removed: count } satisfies Shape<Items>).optional(),
  share: z
    .looseObject({
      tokenHash: z.string(),
      shows: z.array(z.enum(shownFields)),
      since: time,
    } satisfies Shape<Share>)
    .optional(),
  today: dayRecord.optional(),
  earlierDays: z.array(dayCounts).optional(),
  missing: missing.optional(),
  memory: z.array(memory).optional(),
  postponed: z
    .array(
      z.looseObject({
        check: z.string(),
        kind: z.enum(['permission', 'not-provisioned', 'licence']),
        until: time,
        code: z.string(),
        permission: z.string().optional(),
        needs: z.string().optional(),
      }),
    )
    .optional(),
  permissionsAskedAt: time.optional(),
  deleted: z.literal(true).optional(),
  createdAt: time,
  updatedAt: time,
} satisfies Shape<Account>);
