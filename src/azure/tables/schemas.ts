/**
 * What a row's document must hold to be read. Fields of a newer version pass: two versions of the app
 * run side by side while one replaces the other.
 */
import * as z from 'zod';
import { NEVER, presetNames } from '../../domain/account';
import type { Account, Notify, Paused, PutOff } from '../../domain/account';
import type { Brief } from '../../domain/brief';
import { auditActions } from '../../domain/audit';
import type { AuditEntry, Named } from '../../domain/audit';
import type { CheckMemory, Trouble } from '../../domain/check-memory';
import type { ChannelError, ChannelStatus } from '../../domain/channel-status';
import type { DayCounts, DayRecord } from '../../domain/day';
import type { DigestClaim, DigestTime } from '../../domain/digest';
import { failureKinds } from '../../domain/failure';
import type { Failure } from '../../domain/failure';
import type { ConcernedAccount, Incident, Notice } from '../../domain/incident';
import { noticeChanges } from '../../domain/notice-kinds';
import type { Items } from '../../domain/items';
import type { Leftovers } from '../../domain/leftovers';
import { shownFields } from '../../domain/share';
import type { Share } from '../../domain/share';
import { languages } from '../../domain/language';
import { weekdays } from '../../domain/local-time';
import type { AddressLink, MailAddress } from '../../domain/mail-address';
import type { QuietHours } from '../../domain/quiet-hours';
import type { LedgerEntry, Outcome, OutboxEntry, Run } from '../../domain/run';
import type {
  InstallationSettings,
  PauseThreshold,
  Retention,
  StoredChannel,
} from '../../domain/settings';
import { severities } from '../../domain/severity';
import type {
  KnownSubscription,
  Subscription,
  SubscriptionUnread,
} from '../../domain/subscription';
import type { Member } from '../../ports';
import { isId } from './keys';

/** A schema for each property: whoever adds one to the type is told by the compiler to add it here. */
type Shape<T> = { readonly [K in keyof T]-?: z.ZodType<T[K]> };

/** One of a union's members, all of them named: whoever adds one is told by the compiler too. */
const oneOf = <T extends string>(members: Record<T, true>) =>
  z.enum(Object.keys(members) as [T, ...T[]]);

const id = z.string().refine(isId);
/** Milliseconds since the epoch, to the end of the year 9999. */
const time = z.int().min(0).max(NEVER);
const count = z.int().min(0);
const texts = z.array(z.string());
const textByName = z.record(z.string(), z.string());
const mode = oneOf<Account['mode']>({ application: true, delegated: true });

const days = z.array(z.enum(weekdays));
const hours = z.looseObject({ from: z.string(), to: z.string() });

const failure = z.looseObject({
  stage: oneOf<Failure['stage']>({ token: true, request: true }),
  kind: z.enum(failureKinds),
  code: z.string(),
  status: z.int().optional(),
  requestId: z.string().optional(),
  facts: textByName.optional(),
  claims: z.string().optional(),
  notBefore: time.optional(),
} satisfies Shape<Failure>);

const failureCode = z.looseObject({
  stage: failure.shape.stage,
  kind: failure.shape.kind,
  code: failure.shape.code,
});

const result = oneOf<Run['result']>({
  passed: true,
  degraded: true,
  failed: true,
  abandoned: true,
});

const outcomeResult = oneOf<Outcome['result']>({
  passed: true,
  failed: true,
  skipped: true,
  'not-applicable': true,
  'not-simulated': true,
  'undo-failed': true,
});

const memory = z.looseObject({
  check: z.string(),
  result: outcomeResult.exclude(['skipped']),
  at: time,
  passedAt: time.optional(),
  trouble: z
    .looseObject({
      since: time,
      runs: count,
      code: z.string().optional(),
      confirmed: z.boolean(),
    } satisfies Shape<Trouble>)
    .optional(),
} satisfies Shape<CheckMemory>);

export const dayCounts = z.looseObject({
  day: count,
  runs: z.tuple([count, count, count, count]),
  failures: z.partialRecord(z.enum(failureKinds), count).optional(),
} satisfies Shape<DayCounts>);

export const dayRecord = z.looseObject({
  ...dayCounts.shape,
  checks: textByName,
  failures: z.partialRecord(z.enum(failureKinds), count),
} satisfies Shape<DayRecord>);

const missing = z.looseObject({ check: z.string(), permission: z.string() });
const leftovers = z.looseObject({
  open: count,
  stuck: count,
  parked: count,
  failure: failureCode.optional(),
  all: count.optional(),
} satisfies Shape<Leftovers>);
const paused = z.looseObject({
  at: time,
  by: z.string(),
  reason: z.string().optional(),
  until: time.optional(),
  share: z.looseObject({ failed: count, runs: count }).optional(),
} satisfies Shape<Paused>);
const state = oneOf<Account['state']>({
  active: true,
  degraded: true,
  paused: true,
  failing: true,
  'needs-sign-in': true,
  'needs-credential': true,
});

const severity = z.enum(severities);
const language = z.enum(languages);
const lifecycle = { status: z.string(), endsAt: time.optional() };

const subscription = z.looseObject({
  sku: z.string(),
  ...lifecycle,
  readAt: time,
  history: z.array(z.looseObject({ at: time, ...lifecycle })),
  told: count.optional(),
} satisfies Shape<Subscription>);

export const knownSubscription: z.ZodType<KnownSubscription> = z.looseObject({
  sku: z.string(),
  status: z.string(),
  endsAt: time.optional(),
  readAt: time,
} satisfies Shape<KnownSubscription>);

const subscriptionUnread = z.looseObject({
  missing: z.string(),
  readAt: time,
} satisfies Shape<SubscriptionUnread>);

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

export const brief: z.ZodType<Brief> = z.looseObject({
  id,
  name: z.string(),
  tenantId: z.string(),
  clientId: z.string(),
  user: z.string().optional(),
  mode,
  owner: z.string(),
  credential: z.looseObject({
    kind: z.string(),
    expiresAt: time.optional(),
    madeHere: z.literal(true).optional(),
  }),
  state,
  stateSince: time,
  subscription: z
    .union([z.looseObject({ missing: z.string() }), z.looseObject({ endsAt: time.optional() })])
    .optional(),
  paused: paused.optional(),
  failure: failureCode.optional(),
  troubled: z.looseObject({ count, check: z.string(), since: time }).optional(),
  nextRunAt: time.optional(),
  running: z.looseObject({ runId: z.string(), since: time, until: time }).optional(),
  results: z.string(),
  resultsAt: z.array(z.int()),
  days: z.array(dayCounts),
  leftovers,
  missing: missing.optional(),
  demo: z.literal(true).optional(),
  revision: count,
} satisfies Shape<Brief>);

const outcome = z.looseObject({
  check: z.string(),
  version: z.string().optional(),
  result: outcomeResult,
  status: z.int().optional(),
  ms: z.number(),
  requestId: z.string().optional(),
  failure: failure.optional(),
  made: count.optional(),
  removed: count.optional(),
} satisfies Shape<Outcome>);

export const run: z.ZodType<Run> = z.looseObject({
  id: z.string(),
  accountId: id,
  slot: time,
  attempt: count,
  startedAt: time,
  endedAt: time,
  result,
  failure: failure.optional(),
  outcomes: z.array(outcome),
  revision: count,
  asked: z.looseObject({ by: z.string() }).optional(),
  demo: z.literal(true).optional(),
} satisfies Shape<Run>);

const made = z.looseObject({ id: z.string(), at: textByName });

export const ledgerEntry: z.ZodType<LedgerEntry> = z.looseObject({
  id,
  accountId: id,
  runId: z.string(),
  check: z.string(),
  creation: z.string(),
  marker: z.string().min(1),
  made: z.array(made),
  tenantId: z.string(),
  mode,
  user: z.string().optional(),
  userId: z.string().optional(),
  createdAt: time,
  deadline: time,
  sweeps: count,
  clearAt: time.optional(),
  stuck: z.boolean().optional(),
  parkedUntil: time.optional(),
  failure: failureCode.optional(),
} satisfies Shape<LedgerEntry>);

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

const quiet = z.looseObject({
  from: z.string(),
  to: z.string(),
  timeZone: z.string(),
} satisfies Shape<QuietHours>);

const channel = z.looseObject({
  facts: z.record(z.string(), z.unknown()),
  target: z.string().optional(),
  secrets: textByName,
  least: severity,
  quiet: quiet.optional(),
  language: language.optional(),
} satisfies Shape<StoredChannel>);

/** Each setting by itself: one that is damaged takes none of the others along. */
const settingsShape = {
  revision: count,
  notice: z.string().optional(),
  language,
  quiet: quiet.optional(),
  retention: z.looseObject({
    days: count,
    runs: count,
    history: count,
    statistics: count,
    audit: count,
  } satisfies Shape<Retention>),
  threshold: z.looseObject({
    share: z.number(),
    runs: count,
  } satisfies Shape<PauseThreshold>),
  allowedDomains: texts,
  digest: z
    .looseObject({
      day: z.enum(weekdays),
      at: z.string(),
      timeZone: z.string(),
    } satisfies Shape<DigestTime>)
    .optional(),
  deadMan: z.looseObject({ host: z.string(), secret: z.string() }).optional(),
  channels: z.record(z.string(), channel),
} satisfies Shape<InstallationSettings>;

export const settings: z.ZodType<InstallationSettings> = z.looseObject(settingsShape);

const anyDocument = z.record(z.string(), z.unknown()).catch({});

/** What can still be read of settings that are damaged, each channel by itself. */
export function settingsLeft(document: unknown): Partial<InstallationSettings> {
  const given = anyDocument.parse(document);
  const { channels: all, ...shape } = settingsShape;
  const left = readableOf(given, (name) => shape[name as keyof typeof shape]);
  const channels = readableOf(anyDocument.parse(given['channels']), () => channel);
  return { ...left, ...(Object.keys(channels).length > 0 && { channels: all.parse(channels) }) };
}

const readableOf = (
  given: Readonly<Record<string, unknown>>,
  schemaOf: (name: string) => z.ZodType | undefined,
): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(given).filter(([name, value]) => schemaOf(name)?.safeParse(value).success),
  );

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

const someone = z.looseObject({ id: z.string(), name: z.string() } satisfies Shape<Named>);

export const auditEntry: z.ZodType<AuditEntry> = z.looseObject({
  id,
  at: time,
  by: someone,
  action: z.enum(auditActions),
  account: someone.optional(),
  member: someone.optional(),
  fields: texts.optional(),
  reason: z.string().optional(),
} satisfies Shape<AuditEntry>);

/** SHA-256 in hexadecimal. */
const hash = z.string().regex(/^[0-9a-f]{64}$/);

export const member: z.ZodType<Member> = z.looseObject({
  id,
  name: z.string(),
  role: oneOf<Member['role']>({ operator: true, member: true, reader: true }),
  quota: count.optional(),
  language: language.optional(),
  keyHash: hash.optional(),
  invitation: z
    .looseObject({ tokenHash: hash, expiresAt: time } satisfies Shape<
      NonNullable<Member['invitation']>
    >)
    .optional(),
  suspendedAt: time.optional(),
  addresses: z
    .array(
      z.looseObject({
        email: z.string(),
        confirmedAt: time.optional(),
        stoppedAt: time.optional(),
        owedSince: time.optional(),
        links: z.array(z.looseObject({ tokenHash: hash, at: time } satisfies Shape<AddressLink>)),
      } satisfies Shape<MailAddress>),
    )
    .optional(),
  accountIds: texts,
  keySecret: z.string().optional(),
  createdAt: time,
} satisfies Shape<Member>);
