export { BUDGET } from './budget';
export type { Budget } from './budget';
export { grammarOf } from './call';
export type { Call, Grammar, ListCall, More, Page, Shaped } from './call';
export { catalogueOf, lookupIn, problemsOf } from './catalogue';
export type { FindCheck, FindCreation, Lookup } from './catalogue';
export { checkOf, defineCheck } from './check';
export type { Check, CheckDefinition, Consistency } from './check';
export type {
  Answer,
  Arguments,
  CheckContext,
  Eventually,
  Graph,
  GraphContext,
  ListArguments,
  Patience,
  Transfer,
  WritingGraph,
} from './context';
export {
  by,
  byFilter,
  byName,
  callsOf,
  defineCreation,
  described,
  finding,
  removing,
} from './creation';
export type { Creation, Find, Made, Params, Remove } from './creation';
export { DAY_MS, HOUR_MS, MINUTE_MS } from './durations';
export { expect } from './expect';
export type { Expect } from './expect';
export {
  CheckFailure,
  fail,
  ifThere,
  isGone,
  isRefusedWith,
  needsFixture,
  notApplicable,
  nothingToCheck,
  RequestError,
} from './failure';
export type { CheckFailureKind, Facts } from './failure';
export { operationKey, operationsOf } from './operation';
export type { Method, Mode, Operation, Operations } from './operation';
export { fillPath, literal, pathOf, queryString } from './path';
export { plain, words } from './random';
export type { Random } from './random';
export { eventuallyFound, opensById, pagesAddUp, readsAlike, settles } from './relations';
export { graphContextOf, runContextOf } from './run-context';
export type { Ledger, RunInput } from './run-context';
export type { Request, Response, Transport } from './transport';
export { untrue, untrueList } from './counterexample';
export type { Counterexample } from './counterexample';
export { recordOver, weakSpotsOf } from './weak-spots';
export type { Recorded, WeakSpot } from './weak-spots';
