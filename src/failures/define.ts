import type { FailureKind } from '../domain/failure';

/**
 * What follows a failure. `retry`: the next run tries again. `wait`: nothing is sent for a while.
 * `skip`: the check is left out, the rest goes on. `stop`: somebody has to change something first.
 */
export type NextStep = 'retry' | 'wait' | 'skip' | 'stop';

/**
 * One case of the error catalogue. Texts may name a fact of the failure as `{name|what to say without it}`.
 */
export interface Case {
  /** What sort of failure the code stands for, where an answer carries it. */
  readonly kind: FailureKind;
  /** The code is used for other things too: the case holds only for a failure of its kind. */
  readonly ambiguous?: true;
  /** A few words, without a full stop. */
  readonly title: string;
  /** What happened and why. Whole sentences. */
  readonly cause: string;
  /** What to do. Whole sentences. */
  readonly fix: string;
  /** Where to read on. */
  readonly link: string;
  /** Where it differs from what the kind asks for. */
  readonly next?: NextStep;
  /** What is said instead where the run knows more: `fact:value` → texts. The first that holds counts. */
  readonly when?: Readonly<Partial<Record<KnownFact, Partial<Texts>>>>;
}

/** What a run may know that changes the sentence. */
export type KnownFact =
  /** The token holds the permission that the call needs. */
  | 'held:yes'
  /** The same token was accepted by another service after this refusal. */
  | 'accepted:elsewhere'
  | 'mode:delegated'
  /** The secret that was refused has the form of a secret's id. */
  | 'secret:id'
  /** The tenant's name is one of another cloud. */
  | 'cloud:china'
  | 'cloud:us-government';

export type Texts = Pick<Case, 'title' | 'cause' | 'fix'>;

/** A case's texts in another language than English. */
export type LocalTexts = Texts & Pick<Case, 'when'>;
export type TextsByCode = Readonly<Record<string, LocalTexts>>;

/** Everything that is said of failures in a language besides their cases' links. */
export interface TextsOfLanguage {
  /** By code in lower case; the others are told by their kind. */
  readonly cases: ReadonlyMap<string, LocalTexts>;
  readonly kinds: Readonly<Record<FailureKind, LocalTexts>>;
  readonly steps: Readonly<Record<NextStep, string>>;
  /** Instead of `skip`, where it is why a whole run has failed. */
  readonly nothingRan: string;
  /** Of a credential that may only be too new. */
  readonly tooNew: string;
  /** Where only a person can help. */
  readonly stopped: string;
  /** Where nothing may be sent before a time (UTC). */
  readonly notBefore: (time: string) => string;
  /** Of the generated page. */
  readonly page: {
    readonly introduction: string;
    readonly otherKinds: string;
    readonly whatToDo: string;
    readonly whatNext: string;
    readonly more: string;
  };
}

/** Code → case. */
export type Cases = Readonly<Record<string, Case>>;
