import * as z from 'zod';
import { confirmation } from '../addresses/address-schema';
import { languages } from '../../domain/language';
import { presetNames } from '../../domain/account';
import { shownFields } from '../../domain/share';
import { linksOf } from '../../domain/portal-links';
import { checkResult, runResult } from '../runs/run-schema';
import { EXAMPLE_ACCOUNT, EXAMPLE_RUN, failure, link, mode, time } from '../schemas/common';
import { preflight } from './preflight-schema';
import { schedule } from './schedule-schema';
import { subscription } from './subscription-schema';

export const accountState = z.enum([
  'active',
  'degraded',
  'paused',
  'failing',
  'needs-sign-in',
  'needs-credential',
]);

export const paused = z
  .object({
    at: time,
    byItself: z.boolean().describe('Because of the share of its runs that failed'),
    by: z.string().describe('Who paused it; `perennial` where it has paused itself'),
    reason: z.string().optional().describe('In that person’s words, or in ours'),
    until: time.optional().describe('When it goes on by itself'),
    triesAgainAt: time
      .optional()
      .describe('Where it has paused itself: when it is tried again. It goes on when that works'),
  })
  .meta({ id: 'Paused' });

export const demo = z
  .literal(true)
  .describe('Runs of its past were played for demonstration. Locally only');

export const account = z
  .object({
    id: z.string(),
    name: z.string(),
    tenantId: z.string(),
    clientId: z.string(),
    user: z.string().optional(),
    mode,
    owner: z.string().describe('A member’s id, or `operator`'),
    credential: z.object({
      kind: z.string(),
      expiresAt: time.optional(),
      renewedAt: time
        .optional()
        .describe('When it was given, or the stored refresh token was last replaced'),
      renewable: z
        .literal(true)
        .optional()
        .describe('Perennial made its key, which ends within 30 days: `renewKey` makes the next'),
      key: z
        .enum(['none', 'next-sign-in'])
        .optional()
        .describe(
          'Only where somebody signs in. `none`: no key proves the app, and `renewKey` adds one; `next-sign-in`: one was added, and holds from the next sign-in on (`startSignIn`)',
        ),
      lapsesAt: time.optional().describe('When it lapses by itself, as far as that is known'),
      expiryFrom: z
        .enum(['directory', 'certificate', 'entered'])
        .optional()
        .describe(
          'How that is known: `directory` where the run’s token may read its registration (`Application.Read.All`) and a secret or certificate of it is this one. Absent for a refresh token, which no registration lists and which lapses unused after 90 days',
        ),
    }),
    signedIn: z
      .object({ username: z.string().optional(), at: time })
      .optional()
      .describe('Who signed in last through `startSignIn`; nobody else may'),
    checks: z.object({
      preset: z.enum(presetNames),
      always: z.array(z.string()),
      random: z.array(z.string()),
      except: z.array(z.string()).optional(),
      weights: z.record(z.string(), z.number()).optional(),
    }),
    allowWrites: z.boolean().optional().describe('As its owner has said'),
    checksPerRun: z.object({ min: z.int(), max: z.int() }),
    schedule,
    notify: z.object({
      email: z.string().optional(),
      language: z.enum(languages).optional(),
      channels: z.array(z.string()).readonly().optional(),
    }),
    confirmation,
    state: accountState,
    stateSince: time,
    paused: paused.optional(),
    triesAgainAt: time
      .optional()
      .describe('While its credential is refused: when it is tried again. Nothing else is sent'),
    failure: failure.optional().describe('Why the last run did not pass'),
    failing: z
      .array(z.object({ check: z.string(), since: time, code: z.string().optional() }))
      .describe('Checks that keep failing, or whose service was there and is gone'),
    nextRunAt: time.nullable().describe('null while nothing is to come'),
    lateSeconds: z
      .int()
      .optional()
      .describe('How long ago the run should have begun that is due; absent within a minute'),
    waitsUntil: time
      .optional()
      .describe('Microsoft asked to wait: nothing is sent to the tenant before'),
    running: z
      .object({
        runId: z.string(),
        since: time,
        planned: z.array(z.string()).describe('The checks that it runs, in order'),
        ended: z
          .array(z.object({ check: z.string(), result: checkResult }))
          .optional()
          .describe('Those that have ended so far; absent where another instance has the run'),
      })
      .optional(),
    lastResults: z
      .array(z.object({ runId: z.string(), result: runResult, at: time }))
      .describe('The last 30 at most, newest first'),
    leftovers: z
      .object({
        open: z
          .int()
          .describe('Items that runs may have left behind and that are still looked for'),
        parked: z
          .int()
          .describe(
            'Items that are out of reach (no mailbox, no permission, another user): looked for once a day, given up after 100 days',
          ),
        capped: z.boolean().describe('So many that nothing more is made in the account'),
        stuck: z
          .int()
          .describe('Those of the open ones that could not be removed when they should have been'),
        failure: failure
          .optional()
          .describe(
            'Why the oldest of what is stuck or out of reach is still there, and what to do',
          ),
      })
      .describe('As of the last run'),
    items: z
      .object({ made: z.int(), removed: z.int(), open: z.int() })
      .describe(
        'What checks have ever made in the tenant, how much of it was removed, and what may still be there',
      ),
    links: z
      .object({ credentials: link, permissions: link, enterpriseApp: link, consent: link })
      .describe('Where at Microsoft its owner does what is left to do'),
    share: z
      .object({ shows: z.array(z.enum(shownFields)), since: time })
      .optional()
      .describe('That it has a share link, and what that shows besides the state'),
    subscription: subscription.optional(),
    preflight: preflight.optional(),
    demo: demo.optional(),
    configuration: z
      .object({
        revision: z.int(),
        inSync: z.boolean().describe('Whether the last run was on this revision'),
        liveFrom: time.nullable().describe('The first run on it, past or next; null while paused'),
        liveFromRun: z.string().nullable().describe('Its id'),
      })
      .describe('From which run on the last change holds'),
    sameAs: z
      .array(z.string())
      .optional()
      .describe(
        'In the answer to a registration: the owner’s other accounts of the same tenant, app, user and mode',
      ),
    warnings: z
      .array(z.object({ field: z.string().describe('JSON pointer'), message: z.string() }))
      .optional()
      .describe(
        'In the answer to a registration or a new credential: what is taken although it may be a mistake',
      ),
    createdAt: time,
    updatedAt: time,
  })
  .meta({
    id: 'Account',
    examples: [
      {
        id: EXAMPLE_ACCOUNT,
        name: 'Contoso',
        tenantId: 'contoso.example',
        clientId: '11111111-1111-1111-1111-111111111111',
        user: 'adele@contoso.example',
        mode: 'application',
        owner: 'operator',
        credential: { kind: 'clientSecret', expiresAt: '2027-01-20T00:00:00.000Z' },
        checks: { preset: 'balanced', always: ['profile.read-self'], random: ['*'] },
        checksPerRun: { min: 3, max: 6 },
        schedule: { preset: 'steady', minSeconds: 1000, maxSeconds: 2000 },
        notify: { email: 'adele@contoso.example' },
        state: 'active',
        stateSince: '2026-11-20T09:00:00.000Z',
        failing: [],
        nextRunAt: '2026-11-21T12:18:30.000Z',
        lastResults: [{ runId: EXAMPLE_RUN, result: 'passed', at: '2026-11-21T11:54:04.000Z' }],
        leftovers: { open: 0, parked: 0, capped: false, stuck: 0 },
        items: { made: 1204, removed: 1204, open: 0 },
        links: linksOf({
          tenantId: 'contoso.example',
          clientId: '11111111-1111-1111-1111-111111111111',
        }),
        configuration: {
          revision: 3,
          inSync: true,
          liveFrom: '2026-11-21T11:54:00.123Z',
          liveFromRun: EXAMPLE_RUN,
        },
        createdAt: '2026-11-20T09:00:00.000Z',
        updatedAt: '2026-11-21T11:54:04.000Z',
      },
    ],
  });
