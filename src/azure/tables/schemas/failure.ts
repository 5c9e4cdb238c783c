import * as z from 'zod';
import { failureKinds } from '../../../domain/failure';
import type { Failure } from '../../../domain/failure';
import type { Shape } from './shape';
import { oneOf, textByName, time } from './shape';

export const failure = z.looseObject({
  stage: oneOf<Failure['stage']>({ token: true, request: true }),
  kind: z.enum(failureKinds),
  code: z.string(),
  status: z.int().optional(),
  requestId: z.string().optional(),
  facts: textByName.optional(),
  claims: z.string().optional(),
  notBefore: time.optional(),
} satisfies Shape<Failure>);

export const failureCode = z.looseObject({
  stage: failure.shape.stage,
  kind: failure.shape.kind,
  code: failure.shape.code,
});
