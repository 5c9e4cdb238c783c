import { defineCheck, expect, literal, nothingToCheck } from '@perennial/checks';
import * as z from 'zod';
import { list } from '../graph';
import { readOwnId } from '../self';

const listSignIns = list(
  '/auditLogs/signIns',
  { id: z.string(), userId: z.string(), createdDateTime: z.string() },
  { select: false },
);

export default defineCheck({
  title: 'The user’s sign-ins are in the log',
  proves: 'The sign-in log gives the user’s own sign-ins, and only those, newest first.',
  needs: [
    'a licence for Microsoft Entra ID P1',
    'when signed in, a directory role that may read sign-ins (Reports Reader, for one)',
  ],
  calls: [readOwnId, listSignIns],
  async run({ graph }) {
    const { id: self } = await graph.send(readOwnId);
    // Only the user's own: when others sign in is nobody's business here.
    const { value: signIns } = await graph.send(listSignIns, {
      query: { $filter: `userId eq ${literal(self)}`, $top: '5' },
    });
    if (signIns.length === 0) nothingToCheck();
    const others = signIns.filter(({ userId }) => userId !== self).length;
    expect.equal('all sign-ins are the user’s', others, 0);
    const different = new Set(signIns.map(({ id }) => id)).size;
    expect.equal('none is listed twice', different, signIns.length);
    expect.newestFirst(
      'they come newest first',
      signIns.map(({ createdDateTime }) => createdDateTime),
    );
  },
});
