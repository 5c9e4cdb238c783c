import * as z from 'zod';
import { languages } from '../../domain/language';
import { link, time } from '../schemas/common';
import { line } from '../schemas/text';

const role = z.enum(['operator', 'member', 'reader']);

const quota = z
  .int()
  .min(0)
  .max(10_000)
  .describe('How many accounts a member may have. Default: 10');

const language = z
  .enum(languages)
  .describe('What a member is told in, where its accounts do not say. Absent: the settings’');

export const memberInput = z
  .strictObject({
    name: line(64),
    role,
    quota: quota.optional(),
    language: language.optional(),
  })
  .refine(({ role: given, quota }) => given === 'member' || quota === undefined, {
    path: ['quota'],
    message: 'is for the role member only',
  })
  .meta({ id: 'MemberInput', examples: [{ name: 'Mia', role: 'member', quota: 3 }] });

export const memberChanges = z
  .strictObject({
    name: line(64).optional(),
    quota: quota.optional(),
    language: language.optional(),
  })
  .describe('What is absent stays')
  .meta({ id: 'MemberChanges', examples: [{ quota: 5 }] });

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
const expiresAt = time.describe('Until when the link can be accepted');
const listed = {
  ...example,
  state: 'active',
  lastSeenAt: '2026-11-21T09:40:00.000Z',
  createdAt: '2026-11-20T09:00:00.000Z',
};

export const me = z.object(fields).meta({ id: 'Me', examples: [example] });

export const member = z
  .object({
    ...fields,
    language: language.optional(),
    state: z
      .enum(['invited', 'active', 'suspended'])
      .describe('`invited`: the link was not accepted yet. `suspended`: the key opens nothing'),
    invitation: z
      .object({ expiresAt })
      .optional()
      .describe('A link that waits to be accepted; a member with a key gets another one by it'),
    lastSeenAt: time.optional().describe('To ten minutes'),
    createdAt: time,
  })
  .meta({ id: 'Member', examples: [listed] });

export const invited = member
  .extend({
    link: link.describe('Gives a key, once. Shown this once and never again'),
    expiresAt,
  })
  .meta({
    id: 'Invited',
    examples: [
      {
        ...example,
        state: 'invited',
        invitation: { expiresAt: '2026-11-23T09:00:00.000Z' },
        createdAt: '2026-11-20T09:00:00.000Z',
        link: 'https://perennial.example/join#0f6e…',
        expiresAt: '2026-11-23T09:00:00.000Z',
      },
    ],
  });

export const joinInput = z
  .strictObject({
    token: z
      .string()
      .trim()
      .min(1, 'must not be empty')
      .max(512)
      .describe('What follows # in the link'),
    accept: z
      .boolean()
      .optional()
      .describe('`false` only says what is offered, and leaves the link as it is'),
  })
  .meta({ id: 'JoinInput', examples: [{ token: '0f6e…' }] });

export const joined = z
  .object({
    id: z.string(),
    name: z.string(),
    role,
    quota: fields.quota,
    key: z
      .string()
      .optional()
      .describe('The API key. Shown this once and never again; absent where nothing was accepted'),
  })
  .meta({
    id: 'Joined',
    examples: [{ id: example.id, name: 'Mia', role: 'member', quota: 3, key: 'prn_…' }],
  });
