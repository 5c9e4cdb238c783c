import * as z from 'zod';
import { pauseAccount } from '../../accounts/pause';
import { preflightUnsaved, refreshPreflight } from '../../accounts/preflight';
import { previewPlan } from '../../runs/preview';
import { draftAccount } from '../../accounts/register';
import { requestRun } from '../../runs/request';
import { resumeAccount } from '../../accounts/resume';
import { resolveCredential } from '../../accounts/resolve';
import { operation, READ, WRITE } from '../operation';
import { accountInput, pauseInput, planQuery } from '../schemas/account-input';
import * as views from '../schemas/views';
import { limitTokenRequests } from '../services';
import { iso } from '../views/failure';
import { preflightView } from '../views/preflight';
import { accountOf, accountResponse } from './accounts';
import { assertMayPresent } from './may-present';

const theAccount = { 200: { description: 'The account', schema: views.account } };

export const preflighting = operation({
  summary: 'What an account’s token may do, before it is registered',
  description:
    'Nothing is kept. A refresh token is used by this; where such a token is good for one use only, register the account instead.',
  roles: WRITE,
  body: accountInput,
  answers: { 200: { description: 'What the token may do', schema: views.preflight } },
  problems: [422, 429],
  async handle({ api, core, principal, body }) {
    assertMayPresent(core, principal, body.credential);
    const draft = draftAccount(core, body);
    limitTokenRequests(api, principal);
    const kind = resolveCredential(core, body.credential);
    const { preflight, licences } = await preflightUnsaved(core, body, kind);
    const subject = { ...draft, ...(licences && { licences }) };
    return { status: 200, body: preflightView(core.catalogue, subject, preflight, core.clock()) };
  },
});

export const running = operation({
  summary: 'Runs an account at once',
  description:
    'While it is running, or waiting to, that run’s id. A run is recorded when it has ended.',
  roles: WRITE,
  answers: {
    202: {
      description: '`Location` is where the run will be recorded',
      schema: z.object({ runId: z.string() }),
    },
  },
  problems: [404, 409],
  async handle(call) {
    const { id } = await accountOf(call);
    const runId = await requestRun(call.core, id);
    const headers = { Location: `/api/accounts/${id}/runs/${runId}` };
    return { status: 202, headers, body: { runId } };
  },
});

export const pausing = operation({
  summary: 'Nothing runs until the account is resumed; a run under way ends as it would',
  roles: WRITE,
  body: pauseInput,
  bodyOptional: true,
  answers: theAccount,
  problems: [404],
  async handle(call) {
    const { id } = await accountOf(call);
    const { core, principal, body } = call;
    return accountResponse(call, await pauseAccount(core, principal, id, body.reason));
  },
});

export const resuming = operation({
  summary: 'Active again, and due at once',
  roles: WRITE,
  answers: theAccount,
  problems: [404],
  async handle(call) {
    const { id } = await accountOf(call);
    return accountResponse(call, await resumeAccount(call.core, id));
  },
});

export const preflightingSaved = operation({
  summary: 'Asks for a new token and what it may do',
  description: 'While a run is under way, what is known already.',
  roles: WRITE,
  answers: theAccount,
  problems: [404, 429],
  async handle(call) {
    const { id } = await accountOf(call);
    limitTokenRequests(call.api, call.principal);
    return accountResponse(call, await refreshPreflight(call.core, id));
  },
});

export const planning = operation({
  summary: 'The runs of the next days, if nothing is changed and nothing delays them',
  roles: READ,
  query: planQuery,
  answers: {
    200: {
      description: 'Earliest first, 500 at most; none while paused',
      schema: z.object({ value: z.array(views.plannedRun), truncated: z.boolean() }),
    },
  },
  problems: [404],
  async handle(call) {
    const { core, query } = call;
    const account = await accountOf(call);
    const { value, truncated } = previewPlan(core.catalogue, account, query.days, core.clock());
    const body = {
      value: value.map((planned) => ({ ...planned, at: iso(planned.at) })),
      truncated,
    };
    return { status: 200, body };
  },
});
