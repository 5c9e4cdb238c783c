import * as z from 'zod';
import { call } from '../define';
import type { CheckContext } from '../define';
import { selfCall, selfId } from '../self';

/** App-only, Microsoft's pages of presence take a user's object id. */
export const presenceCalls = {
  self: selfCall,
  presence: call({
    method: 'GET',
    path: '/me/presence',
    appPath: '/users/{userId}/presence',
    delegated: 'Presence.Read',
    application: 'Presence.Read.All',
    response: z.looseObject({
      id: z.string(),
      availability: z.string(),
      activity: z.string(),
      statusMessage: z
        .looseObject({ message: z.looseObject({ content: z.string().nullish() }).nullish() })
        .nullish(),
    }),
    page: 'https://learn.microsoft.com/graph/api/presence-get',
  }),
};

export async function readPresence(context: CheckContext, userId: string) {
  const { body } = await context.send(presenceCalls.presence, { params: { userId } });
  return body;
}

/** The user's object id and how it is seen by others now. */
export async function ownPresence(context: CheckContext) {
  const userId = await selfId(context);
  return { userId, presence: await readPresence(context, userId) };
}
