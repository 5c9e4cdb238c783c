import * as z from 'zod';
import type { Failure } from '../domain/failure';
import type { Language } from '../domain/language';
import type { Extent } from '../failures/explain';
import { failureView } from './failure-view';
import { failure } from './schemas/common';

const { title, cause, fix, link, retry } = failure.shape;
const text = z.object({ title, cause, fix, link, retry });
type Text = z.output<typeof text>;

/** The texts of an answer's failures, each once, by the failure's code. */
export const explanations = z
  .record(z.string(), text)
  .describe('Code → what happened, what to do, and whether it is tried again');

/** A failure that is explained elsewhere in the answer. */
export const explainedFailure = failure
  .partial({ title: true, cause: true, fix: true, link: true, retry: true })
  .meta({ id: 'ExplainedFailure' })
  .describe('Its texts are in `explanations`, by its code; here are those that differ from them');

/** Collects the texts of one answer while its failures are told. */
export class Explanations {
  readonly #texts = new Map<string, Text>();

  constructor(private readonly language: Language) {}

  get texts(): Readonly<Record<string, Text>> {
    return Object.fromEntries(this.#texts);
  }

  /** A failure with all of its texts, which are collected too. */
  whole(value: Failure, extent?: Extent): z.output<typeof failure> {
    const view = failureView(value, this.language, extent);
    if (!this.#texts.has(view.code)) this.#texts.set(view.code, textOf(view));
    return view;
  }

  /** A failure with only what of its texts is not said for its code already. */
  view(value: Failure): z.output<typeof explainedFailure> {
    const said = this.#texts.get(value.code);
    const { title, cause, fix, link, retry, ...facts } = this.whole(value);
    return said ? { ...facts, ...differences({ title, cause, fix, link, retry }, said) } : facts;
  }
}

const textOf = ({ title, cause, fix, link, retry }: Text): Text => ({
  title,
  cause,
  fix,
  link,
  retry,
});

const differences = (own: Text, said: Text): Partial<Text> =>
  Object.fromEntries(
    Object.entries(own).filter(([name, value]) => said[name as keyof Text] !== value),
  );
