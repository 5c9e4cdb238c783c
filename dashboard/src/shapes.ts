/** What the API answers: the types of the very schemas that it is described by. */
import type * as z from 'zod';
import type { account } from '../../src/http/accounts/account-schema';
import type { preflight } from '../../src/http/accounts/preflight-schema';
import type { check } from '../../src/http/checks/check-schema';
import type { health } from '../../src/http/installation/health-schema';
import type { change } from '../../src/http/audit/audit-schema';
import type { invited, joined, me, member } from '../../src/http/members/member-schema';
import type { overview } from '../../src/http/overview/overview-schema';
import type { listedRun, plan, runs } from '../../src/http/runs/run-schema';
import type { settings } from '../../src/http/settings/settings-schema';
import type { failure } from '../../src/http/schemas/common';

export type Me = z.output<typeof me>;
export type Health = Omit<z.output<typeof health>, 'version'>;
export type Overview = z.output<typeof overview>;
export type Need = Overview['needs'][number];
export type AccountBrief = Overview['accounts'][number];
export type Account = z.output<typeof account>;
export type State = Account['state'];
export type Preflight = z.output<typeof preflight>;
export type Failure = z.output<typeof failure>;

type SentAlone = z.output<typeof listedRun>;
/** A run as it is sent: texts that several failures share stand once, beside the runs. */
export type SentRun = SentAlone & { readonly explanations?: Explanations | undefined };
export type SentRuns = z.output<typeof runs>;
export type Explanations = SentRuns['explanations'];
export type Outcome = Omit<SentAlone['outcomes'][number], 'failure'> & {
  readonly failure?: Failure;
};
/** A run whose failures have their texts. */
export type Run = Omit<SentAlone, 'failure' | 'outcomes'> & {
  readonly failure?: Failure;
  readonly outcomes: readonly Outcome[];
};
export type Member = z.output<typeof member>;
export type Invited = z.output<typeof invited>;
export type Joined = z.output<typeof joined>;
export type Change = z.output<typeof change>;
export type Settings = z.output<typeof settings>;
export type SystemHealth = z.output<typeof health>;
export type Plan = z.output<typeof plan>;
export type Check = z.output<typeof check>;

/** A page of a list. */
export interface Listed<T> {
  readonly value: readonly T[];
  readonly nextLink?: string;
}
