import type { Trouble } from './stop';

/** The plan in sentences. */
export interface PlanText {
  readonly tenant: readonly string[];
  readonly perennial: readonly string[];
}

/** What a script reads of one tenant. */
export interface Report {
  plan: PlanText | null;
  readonly steps: { readonly name: string; readonly detail: string }[];
  account: { readonly id: string; readonly url: string; readonly state: string } | null;
  failure: Trouble | null;
}

export const emptyReport = (): Report => ({ plan: null, steps: [], account: null, failure: null });
