/** What schemas of several nouns share. The views are typed by schemas, and the OpenAPI document is made from them. */
import * as z from 'zod';
import { failureKinds } from '../../domain/failure';
import { fieldErrorCodes } from '../problem-texts';

export const time = z.iso.datetime().describe('UTC');
export const day = z.iso.date('must be a day as YYYY-MM-DD');
export const mode = z
  .enum(['application', 'delegated'])
  .describe('As the app itself, or as a user who has signed in');
export const link = z.url().describe('An absolute URL');

export const EXAMPLE_ACCOUNT = '5d0f9a3c7be84c1f9d2c3a1e6b7f8091';
export const EXAMPLE_RUN = '20261121T115400123Z-1a2b3c4d';

/** The example in a schema's metadata. */
export const exampleOf = (schema: z.ZodType): unknown => {
  const examples = z.globalRegistry.get(schema)?.['examples'];
  return Array.isArray(examples) ? examples[0] : undefined;
};

/** All there are of something. */
export const list = <T extends z.ZodType>(item: T) =>
  z.object({ value: z.array(item) }).meta({ examples: [{ value: [exampleOf(item)] }] });

/** Some of them, and where to ask for the next. */
export const page = <T extends z.ZodType>(item: T) =>
  z
    .object({
      value: z.array(item),
      nextLink: link.optional().describe('The next page; absent on the last'),
    })
    .meta({ examples: [{ value: [exampleOf(item)] }] });

const DEFAULT_TOP = 50;
export const pageQuery = z.strictObject({
  top: z.int().min(1).max(100).default(DEFAULT_TOP).describe('How many at most'),
  after: z.string().max(500).optional().describe('From a `nextLink`'),
});

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
          code: z.enum(fieldErrorCodes).describe('Which complaint, for programs'),
          message: z.string(),
        }),
      )
      .optional(),
  })
  .meta({
    id: 'Problem',
    examples: [
      {
        type: 'about:blank',
        title: 'Bad Request',
        status: 400,
        detail: 'The body is not valid: /name must not be empty.',
        code: 'invalid',
        errors: [{ field: '/name', code: 'too-short', message: 'must not be empty' }],
      },
    ],
  });

/** For what describes itself. */
export const openApi = z
  .looseObject({ openapi: z.literal('3.1.0') })
  .meta({ id: 'OpenApi', examples: [{ openapi: '3.1.0' }] });

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
