/** What is owed to whom, and what was told. */
import * as z from 'zod';
import type { ChannelError, ChannelStatus } from '../../../domain/channel-status';
import type { DigestClaim } from '../../../domain/digest';
import type { ConcernedAccount, Incident, Notice } from '../../../domain/incident';
import { noticeChanges } from '../../../domain/notice-kinds';
import type { OutboxEntry } from '../../../domain/run';
import type { Shape } from './shape';
import { count, id, texts, time } from './shape';
import { failure } from './failure';

const notice = {
  id,
  accountId: id,
  change: z.enum(noticeChanges),
  runId: z.string(),
  at: time,
  since: time,
  failure: failure.optional(),
  checks: texts.optional(),
  until: time.optional(),
  days: count.optional(),
} satisfies Shape<Notice>;

export const outboxEntry: z.ZodType<OutboxEntry> = z.looseObject({
  ...notice,
  attempts: count,
  notBefore: time,
  lastError: z.string().optional(),
} satisfies Shape<OutboxEntry>);

export const incident: z.ZodType<Incident> = z.looseObject({
  id,
  recipient: z.looseObject({
    channel: z.string(),
    to: z.string(),
  } satisfies Shape<Incident['recipient']>),
  cause: z.string(),
  since: time,
  accounts: z.array(z.looseObject({ id, since: time } satisfies Shape<ConcernedAccount>)),
  news: z.array(z.looseObject(notice)),
  troubleToldAt: time.optional(),
  recoveryToldAt: time.optional(),
  reminders: count.optional(),
  remindedAt: time.optional(),
  seenAt: time.optional(),
  attempts: count,
  notBefore: time,
  lastError: z.string().optional(),
} satisfies Shape<Incident>);

export const channelStatus: z.ZodType<ChannelStatus> = z.looseObject({
  lastDeliveryAt: time.optional(),
  lastError: z
    .looseObject({
      at: time,
      code: z.string(),
      status: z.int().optional(),
      error: z.string().optional(),
    } satisfies Shape<ChannelError>)
    .optional(),
  failures: count,
  othersToldAt: time.optional(),
} satisfies Shape<ChannelStatus>);

export const digestClaim: z.ZodType<DigestClaim> = z.looseObject({
  due: time,
  attempts: count,
  againAt: time.optional(),
} satisfies Shape<DigestClaim>);
