/** What the API answers: the types of the very schemas that it is described by. */
import type * as z from 'zod';
import type { account } from '../../src/http/accounts/account-schema';
import type { preflight } from '../../src/http/accounts/preflight-schema';
import type { check } from '../../src/http/checks/check-schema';
import type { shared } from '../../src/http/share/create-share';
import type { leftover } from '../../src/http/accounts/list-leftovers';
import type { confirmed } from '../../src/http/addresses/address-schema';
import type { report } from '../../src/http/report/report-schema';
import type { history } from '../../src/http/runs/get-history';
import type { statistics } from '../../src/http/statistics/statistics-schema';
import type { imported } from '../../src/http/transfer/transfer-schema';
import type { health } from '../../src/http/installation/health-schema';
import type {
  onboarding,
  onboardingCheck,
  onboardingPlan,
} from '../../src/http/onboarding/onboarding-schema';
import type { change } from '../../src/http/audit/audit-schema';
import type { invited, joined, me, member } from '../../src/http/members/member-schema';
import type { overview } from '../../src/http/overview/overview-schema';
import type { listedRun, plan, runs } from '../../src/http/runs/run-schema';
import type { settings } from '../../src/http/settings/settings-schema';
import type { delivery } from '../../src/http/settings/test-channel';
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
export type Confirmed = z.output<typeof confirmed>;
export type Statistics = z.output<typeof statistics>;
export type Imported = z.output<typeof imported>;
export type Report = z.output<typeof report>;
export type History = z.output<typeof history>;
export type Shared = z.output<typeof shared>;
export type Leftover = z.output<typeof leftover>;
export type Settings = z.output<typeof settings>;
export type Delivery = z.output<typeof delivery>;
export type SystemHealth = z.output<typeof health>;
export type Plan = z.output<typeof plan>;
export type Onboarding = z.output<typeof onboarding>;
export type OnboardingPlan = z.output<typeof onboardingPlan>;
export type OnboardingCheck = z.output<typeof onboardingCheck>;
export type Check = z.output<typeof check>;

/** A page of a list. */
export interface Listed<T> {
  readonly value: readonly T[];
  readonly nextLink?: string;
}
