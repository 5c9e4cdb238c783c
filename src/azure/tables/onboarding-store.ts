import * as z from 'zod';
import { presetNames } from '../../domain/account';
import { onboardingStates } from '../../domain/onboarding';
import type { Onboarding } from '../../domain/onboarding';
import type { Entropy, OnboardingStore } from '../../ports';
import { fromColumns, toColumns } from './document';
import { isId } from './keys';
import type { RowKey } from './keys';
import { failure } from './schemas/failure';
import { create, replace, written } from './table';
import type { Row, Table } from './table';

/** At most fifty: one partition. */
const PARTITION = 'onboarding';
const ALL = { partitionKey: PARTITION, from: 'b:', to: 'b;' };

const keyOf = (id: string): RowKey => ({ partitionKey: PARTITION, rowKey: `b:${id}` });

const texts = z.array(z.string());
const schema: z.ZodType<Onboarding> = z.looseObject({
  id: z.string(),
  owner: z.string(),
  user: z.string(),
  tenantId: z.string(),
  tid: z.string(),
  mode: z.enum(['application', 'delegated', 'both']),
  renews: z.string().optional(),
  checks: z.looseObject({
    preset: z.enum(presetNames).optional(),
    always: texts,
    random: texts,
    weights: z.record(z.string(), z.number()).optional(),
  }),
  certificate: z
    .looseObject({ pem: z.string(), keyId: z.string(), notAfter: z.number(), secret: z.string() })
    .optional(),
  clientId: z.string().optional(),
  identifiedAt: z.number().optional(),
  look: z
    .looseObject({
      at: z.number(),
      found: z
        .looseObject({
          state: z.enum(onboardingStates),
          granted: texts,
          lacking: texts,
          failure: failure.optional(),
          late: z.boolean(),
          tryAgainAfterSeconds: z.number().optional(),
        })
        .optional(),
    })
    .optional(),
  accountId: z.string().optional(),
  used: z.literal(true).optional(),
  createdAt: z.number(),
  expiresAt: z.number(),
});

/** A row for each. One that cannot be read is as good as none: its owner begins anew, and upkeep removes its key. */
export function createOnboardingStore(table: Table, entropy: Entropy): OnboardingStore {
  const rowOf = (value: Onboarding) => ({
    ...keyOf(value.id),
    ...toColumns(value),
    write: entropy.hex(16),
  });
  return {
    async insert(value) {
      const row = rowOf(value);
      await written(table, [create(row)], row);
    },

    async get(id) {
      const row = isId(id) ? await table.read(keyOf(id)) : undefined;
      const value = row && readRow(row);
      return value && { value, version: row.etag };
    },

    async list() {
      const found: Onboarding[] = [];
      for await (const page of table.pages(ALL))
        found.push(...page.flatMap((row) => readRow(row) ?? []));
      return found;
    },

    async replace(previous, next) {
      const row = rowOf(next);
      return (await written(table, [replace(row, previous.version)], row)) === 'done'
        ? 'done'
        : 'conflict';
    },

    async remove(id) {
      await table.remove(keyOf(id));
    },
  };
}

const readRow = (row: Row): Onboarding | undefined => schema.safeParse(fromColumns(row)).data;
