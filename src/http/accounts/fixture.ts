import * as z from 'zod';
import type { FixtureResult } from '../../accounts/fixtures';
import type { Language } from '../../domain/language';
import { failureView } from '../failure-view';
import type { Answer } from '../operation';
import type { ApiResponse } from '../request';
import { failure, list } from '../schemas/common';

export const fixture = z
  .object({
    kind: z.string().describe('`folder`, `list`, `section` or `plan`'),
    state: z
      .enum(['made', 'existing', 'removed', 'kept', 'absent', 'failed'])
      .describe('`kept`: made by somebody else, or by us where Graph cannot remove it'),
    failure: failure.optional(),
  })
  .meta({ id: 'Fixture', examples: [{ kind: 'folder', state: 'made' }] });

export const fixturesAnswer: Readonly<Record<number, Answer>> = {
  200: { description: 'What became of each', schema: list(fixture) },
};

export const fixturesResponse = (
  results: readonly FixtureResult[],
  language: Language,
): ApiResponse => ({
  status: 200,
  body: { value: results.map((result) => viewOf(result, language)) },
});

const viewOf = (
  { kind, state, failure: why }: FixtureResult,
  language: Language,
): z.output<typeof fixture> => ({
  kind,
  state,
  failure: why && failureView(why, language),
});
