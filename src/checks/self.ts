import * as z from 'zod';
import { call } from './define';
import type { CheckContext } from './define';
import { get } from './graph';

/** For checks whose app-only paths or filters take a user's object id and no address. */
export const selfCall = call({
  method: 'GET',
  path: '/me',
  delegated: 'User.Read',
  application: 'User.ReadBasic.All',
  response: z.looseObject({ id: z.string() }),
  page: 'https://learn.microsoft.com/graph/api/user-get',
});

/** The object id of the user that is looked at. */
export async function selfId(context: CheckContext): Promise<string> {
  const { body } = await context.send(selfCall, { query: { $select: 'id' } });
  return body.id;
}

/** For checks whose app-only paths or filters take a user's object id and no address. */
export const readOwnId = get('/me', { id: z.string() });
