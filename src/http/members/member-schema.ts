import * as z from 'zod';
import { time } from '../schemas/common';
import { line } from '../schemas/text';

const role = z.enum(['operator', 'member', 'reader']);

export const memberInput = z
  .strictObject({
    name: line(64),
    role,
    quota: z
      .int()
      .min(0)
      .max(10_000)
      .optional()
      .describe('How many accounts a member may have. Default: 10'),
  })
  .refine(({ role: given, quota }) => given === 'member' || quota === undefined, {
    path: ['quota'],
    message: 'is for the role member only',
  })
  .meta({ id: 'MemberInput', examples: [{ name: 'Mia', role: 'member', quota: 3 }] });

/** What is said of a member in every place. */
const fields = {
  id: z.string(),
  name: z.string(),
  role,
  quota: z.int().optional().describe('How many accounts a member may have'),
  accounts: z.int().optional().describe('How many of them there are'),
};
const example = {
  id: '0f6e2f7c1d3b4a59868d7a1e2c3b4d5e',
  name: 'Mia',
  role: 'member',
  quota: 3,
  accounts: 1,
};
const listed = { ...example, createdAt: '2026-11-20T09:00:00.000Z' };

export const me = z.object(fields).meta({ id: 'Me', examples: [example] });

export const member = z
  .object({ ...fields, createdAt: time })
  .meta({ id: 'Member', examples: [listed] });

export const newMember = member
  .extend({ key: z.string().describe('The API key. Shown this once and never again') })
  .meta({ id: 'NewMember', examples: [{ ...listed, key: 'prn_…' }] });
