import * as z from 'zod';
import { get } from './graph';

/** For checks whose app-only paths or filters take a user's object id and no address. */
export const readOwnId = get('/me', { id: z.string() });
