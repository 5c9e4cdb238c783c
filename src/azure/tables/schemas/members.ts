/** Who has a key, and who has changed what. */
import * as z from 'zod';
import { auditActions } from '../../../domain/audit';
import type { AuditEntry, Named } from '../../../domain/audit';
import type { AddressLink, MailAddress } from '../../../domain/mail-address';
import type { Member } from '../../../ports';
import type { Shape } from './shape';
import { count, hash, id, language, oneOf, texts, time } from './shape';

const someone = z.looseObject({ id: z.string(), name: z.string() } satisfies Shape<Named>);

export const auditEntry: z.ZodType<AuditEntry> = z.looseObject({
  id,
  at: time,
  by: someone,
  action: z.enum(auditActions),
  account: someone.optional(),
  member: someone.optional(),
  fields: texts.optional(),
  reason: z.string().optional(),
} satisfies Shape<AuditEntry>);

export const member: z.ZodType<Member> = z.looseObject({
  id,
  name: z.string(),
  role: oneOf<Member['role']>({ operator: true, member: true, reader: true }),
  quota: count.optional(),
  language: language.optional(),
  keyHash: hash.optional(),
  invitation: z
    .looseObject({ tokenHash: hash, expiresAt: time } satisfies Shape<
      NonNullable<Member['invitation']>
    >)
    .optional(),
  suspendedAt: time.optional(),
  addresses: z
    .array(
      z.looseObject({
        email: z.string(),
        confirmedAt: time.optional(),
        stoppedAt: time.optional(),
        owedSince: time.optional(),
        links: z.array(z.looseObject({ tokenHash: hash, at: time } satisfies Shape<AddressLink>)),
      } satisfies Shape<MailAddress>),
    )
    .optional(),
  accountIds: texts,
  keySecret: z.string().optional(),
  createdAt: time,
} satisfies Shape<Member>);
