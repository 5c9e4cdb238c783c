/** What the API answers. The views are typed by these, and the OpenAPI document is made from them. */
import * as z from 'zod';
import { workloads } from '../../checks/define';
import { presetNames } from '../../domain/account';
import { failureKinds } from '../../domain/failure';

const time = z.iso.datetime().describe('UTC');
const mode = z.enum(['application', 'delegated']);
const link = z.string().describe('An absolute URL');

export const problem = z
  .object({
    type: z.literal('about:blank'),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string().describe('Which problem, for programs'),
    errors: z
      .array(
        z.object({
          field: z.string().describe('JSON pointer, or query parameter'),
          message: z.string(),
        }),
      )
      .optional(),
  })
  .meta({ id: 'Problem' });

export const failure = z
  .object({
    stage: z.enum(['token', 'request']),
    kind: z.enum(failureKinds),
    code: z.string().describe('Microsoft’s own code where there is one'),
    title: z.string(),
    cause: z.string(),
    fix: z.string(),
    link,
    retry: z.string().describe('Whether and when it is tried again'),
    status: z.int().optional(),
    requestId: z.string().optional().describe('Microsoft’s, for a support case'),
    notBefore: time.optional().describe('Nothing is sent before, as Microsoft has asked'),
  })
  .meta({ id: 'Failure' });

export const preflight = z
  .object({
    at: time,
    mode,
    failure: failure.optional().describe('Why there was no token'),
    granted: z.array(z.string()).optional().describe('Permissions in the token, where it says'),
    missing: z.array(z.string()).describe('Permissions that checks need and the token lacks'),
    checks: z
      .array(
        z.object({
          id: z.string(),
          enabled: z.boolean().describe('Whether runs draw it'),
          missing: z.array(z.string()),
          needs: z
            .array(z.string())
            .optional()
            .describe('What no token shows: a directory role, an access policy, a licence'),
          postponedUntil: time
            .optional()
            .describe('Graph refused it although the token holds its permissions'),
        }),
      )
      .describe('Empty where there was no token'),
    consentLink: link
      .optional()
      .describe('Where an administrator grants what is missing, for the chosen checks if any is'),
    licences: z
      .enum(['developer', 'other', 'unread'])
      .optional()
      .describe('Of the tenant: the developer pack or not; `unread`: they could not be read'),
    writes: z
      .enum(['allowed', 'refused-by-owner', 'refused-by-licences'])
      .describe('Whether checks may make things in the tenant; see `allowWrites`'),
  })
  .meta({ id: 'Preflight' });

const runResult = z.enum(['passed', 'degraded', 'failed', 'abandoned']);

export const account = z
  .object({
    id: z.string(),
    name: z.string(),
    tenantId: z.string(),
    clientId: z.string(),
    user: z.string().optional(),
    mode,
    owner: z.string().describe('A member’s id, or `operator`'),
    credential: z.object({ kind: z.string(), expiresAt: time.optional() }),
    checks: z.object({
      preset: z.enum(presetNames),
      always: z.array(z.string()),
      random: z.array(z.string()),
      weights: z.record(z.string(), z.number()).optional(),
    }),
    allowWrites: z.boolean().optional().describe('As its owner has said'),
    checksPerRun: z.object({ min: z.int(), max: z.int() }),
    schedule: z.object({
      preset: z.enum(['steady', 'gentle', 'custom']),
      minSeconds: z.int(),
      maxSeconds: z.int(),
    }),
    notify: z.object({ email: z.string().optional() }),
    state: z.enum(['active', 'paused', 'failing', 'needs-sign-in', 'needs-credential']),
    stateSince: time,
    paused: z.object({ by: z.string(), reason: z.string().optional() }).optional(),
    failure: failure.optional().describe('Why the last run did not pass'),
    nextRunAt: time.nullable().describe('null while paused'),
    running: z.object({ runId: z.string(), since: time }).optional(),
    lastResults: z
      .array(z.object({ runId: z.string(), result: runResult, at: time }))
      .describe('The last 30 at most, newest first'),
    leftovers: z
      .object({
        open: z
          .int()
          .describe('Items that runs may have left behind and that are still looked for'),
        capped: z.boolean().describe('So many that nothing more is made in the account'),
      })
      .describe('As of the last run'),
    preflight: preflight.optional(),
    configuration: z
      .object({
        revision: z.int(),
        inSync: z.boolean().describe('Whether the last run was on this revision'),
        liveFrom: time.nullable().describe('The first run on it, past or next; null while paused'),
        liveFromRun: z.string().nullable().describe('Its id'),
      })
      .describe('From which run on the last change holds'),
    createdAt: time,
    updatedAt: time,
  })
  .meta({ id: 'Account' });

const outcome = z.object({
  check: z.string(),
  result: z.enum(['passed', 'failed', 'skipped', 'not-applicable', 'undo-failed']),
  status: z.int().optional(),
  ms: z.int(),
  requestId: z.string().optional(),
  failure: failure.optional(),
});

export const run = z
  .object({
    id: z.string(),
    slot: time.describe('When it was due'),
    attempt: z.int(),
    startedAt: time,
    endedAt: time,
    result: runResult,
    failure: failure.optional(),
    outcomes: z.array(outcome),
    revision: z.int().describe('The account’s revision it ran on'),
  })
  .meta({ id: 'Run' });

export const plannedRun = z
  .object({ runId: z.string(), at: time, checks: z.array(z.string()) })
  .meta({ id: 'PlannedRun' });

export const fixture = z
  .object({
    kind: z.string().describe('`folder`, `list`, `section` or `plan`'),
    state: z
      .enum(['made', 'there', 'removed', 'kept', 'absent', 'failed'])
      .describe('`kept`: made by somebody else, or by us where Graph cannot remove it'),
    failure: failure.optional(),
  })
  .meta({ id: 'Fixture' });

const permissions = z
  .array(z.string())
  .describe('Least permissions; empty where the mode is not supported');
export const check = z
  .object({
    id: z.string(),
    workload: z.enum(workloads),
    kind: z.enum(['read', 'write']),
    title: z.string(),
    proves: z.string(),
    modes: z.array(mode),
    calls: z.array(z.object({ method: z.string(), path: z.string(), page: link })),
    permissions: z.object({ delegated: permissions, application: permissions }),
    needs: z
      .array(z.string())
      .describe('What no token shows: a directory role, an access policy, a licence'),
    always: z.boolean().describe('Whether every run includes it unless an account says otherwise'),
  })
  .meta({ id: 'Check' });

export const member = z
  .object({
    id: z.string(),
    name: z.string(),
    role: z.enum(['operator', 'member', 'reader']),
    quota: z.int().optional(),
    accounts: z.int().optional().describe('How many of its quota are used'),
    createdAt: time,
  })
  .meta({ id: 'Member' });

export const newMember = member
  .extend({ key: z.string().describe('The API key. Shown this once and never again') })
  .meta({ id: 'NewMember' });

export const health = z
  .object({
    status: z.enum(['ok', 'degraded', 'unknown']),
    version: z.string(),
    lastTick: z
      .object({ at: time, ageSeconds: z.int() })
      .nullable()
      .describe('The scheduler’s last look at what is due'),
    simulator: z.string().optional().describe('Local mode only: where the control endpoints are'),
    storage: z.enum(['reachable', 'unreachable', 'not-configured']).optional(),
    configuration: z
      .array(z.object({ setting: z.string(), message: z.string() }))
      .optional()
      .describe('What is wrong with the settings'),
    alerts: z
      .object({
        pending: z.int(),
        oldestAt: time.optional(),
        lastError: z.string().optional(),
      })
      .optional()
      .describe('Mails that are owed'),
    cappedAccounts: z
      .int()
      .optional()
      .describe('Accounts in which nothing more is made, because removing does not keep up'),
    overdueLedger: z.int().optional().describe('Items that checks may have left behind'),
  })
  .meta({ id: 'Health' });

export const page = <T extends z.ZodType>(item: T) =>
  z.object({ value: z.array(item), nextLink: link.optional() });
