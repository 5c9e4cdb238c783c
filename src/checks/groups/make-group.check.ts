import { defineCheck, expect, ifThere, words } from '@perennial/checks';
import * as z from 'zod';
import { get, patch } from '../graph';
import { group, id, READ_ONE } from './calls';

const describe = patch('/groups/{id}', undefined, { body: ['description'], status: [204] });
const readGroup = get(
  '/groups/{id}',
  {
    ...id,
    displayName: z.string(),
    description: z.string().nullish(),
    mailEnabled: z.boolean(),
    securityEnabled: z.boolean(),
  },
  READ_ONE,
);

/** How long the directory's copies may take to agree. */
const PATIENCE = { forMs: 60_000, everyMs: 2000 };

export default defineCheck({
  title: 'A security group can be made and described',
  proves:
    'A new security group is read back under its name, with the text that it was given later.',
  needs: ['signed in: that users may make security groups, or a role that may'],
  calls: [describe, readGroup],
  creates: [group],
  async run({ graph, marker, random, eventually }) {
    const made = await graph.create(group, {
      body: { mailEnabled: false, mailNickname: marker, securityEnabled: true },
    });
    const at = { id: made.id };
    // A copy of the directory that has not heard of it yet says that there is none.
    const read = async () => ifThere(() => graph.send(readGroup, { at }));
    const isThere = (found: unknown) => found !== undefined;
    await eventually('the group can be read', read, isThere, PATIENCE);
    const description = words(random, 6);
    await graph.send(describe, { at, body: { description } });
    const described = await eventually(
      'the group has its text',
      read,
      (found) => found?.description === description,
      PATIENCE,
    );
    expect.equal('it has its name', described?.displayName, marker);
    expect.equal('it is a security group', described?.securityEnabled, true);
    expect.equal('it takes no mail', described?.mailEnabled, false);
  },
});
