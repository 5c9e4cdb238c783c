import * as z from 'zod';
import { call } from '../define';
import type { RunContext } from '../define';
import { messageCalls } from './message';

/** The calls of checks that begin with a draft. */
export const draftCalls = {
  ...messageCalls,
  draft: call({
    method: 'POST',
    path: '/me/messages',
    delegated: 'Mail.ReadWrite',
    application: 'Mail.ReadWrite',
    bodyProperties: ['subject', 'body'],
    response: z.looseObject({ id: z.string() }),
    status: [201],
    page: 'https://learn.microsoft.com/graph/api/user-post-messages',
  }),
};

/** Writes a draft whose subject is the marker, and tells the ledger. @returns Its id. */
export async function makeDraft(context: RunContext, content: string): Promise<string> {
  const { body: made } = await context.send(draftCalls.draft, {
    body: { subject: context.marker, body: { contentType: 'text', content } },
  });
  context.created('message', made.id);
  return made.id;
}
