import * as z from 'zod';
import { equal, fail } from '../assert';
import { call, defineCheck } from '../define';
import type { CheckContext, Creation } from '../define';
import { ifThere } from '../removal';
import { words } from '../text';
import { extensionBody, extensionName, openExtension } from './open-extension';

const calls = {
  extend: call({
    method: 'POST',
    path: '/me/extensions',
    delegated: 'User.ReadWrite',
    application: 'User.ReadWrite.All',
    bodyProperties: ['extensionName'],
    response: z.looseObject({ id: z.string() }),
    status: [201],
    page: 'https://learn.microsoft.com/graph/api/opentypeextension-post-opentypeextension',
  }),
  read: call({
    method: 'GET',
    path: '/me/extensions/{id}',
    delegated: 'User.Read',
    application: 'User.Read.All',
    response: openExtension,
    page: 'https://learn.microsoft.com/graph/api/opentypeextension-get',
  }),
  remove: call({
    method: 'DELETE',
    path: '/me/extensions/{id}',
    delegated: 'User.ReadWrite',
    application: 'User.ReadWrite.All',
    status: [204],
    page: 'https://learn.microsoft.com/graph/api/opentypeextension-delete',
  }),
};

const read = async (context: CheckContext, id: string) =>
  (await ifThere(() => context.send(calls.read, { params: { id } })))?.body;

const extension: Creation = {
  what: 'an open extension of the user’s directory entry, of two short texts',
  removal: 'deleted, at once and for good',
  async find(context, marker) {
    const found = await read(context, extensionName(marker));
    return found?.marker === marker ? [found.id] : [];
  },
  async remove(context, id) {
    await context.send(calls.remove, { params: { id } });
  },
};

export const check = defineCheck({
  id: 'extensions.mark-user',
  workload: 'extensions',
  kind: 'write',
  title: 'The user’s entry keeps an extension',
  proves: 'An open extension that was added to the user’s entry is read back as it was written.',
  consistency: 'polled',
  modes: ['application', 'delegated'],
  calls,
  creates: { extension },
  async run(context) {
    const note = words(context.random, 6);
    const { body: made } = await context.send(calls.extend, {
      body: extensionBody(context.marker, note),
    });
    context.created('extension', made.id);
    // Another of the directory's servers may answer, a little behind.
    const found = await context.poll(
      () => read(context, made.id),
      (answer) => answer !== undefined,
      { everyMs: 1000, forMs: 30_000 },
    );
    if (!found) fail('the extension is there within half a minute');
    equal('the extension has its name', found.extensionName, extensionName(context.marker));
    equal('it has its marker', found.marker, context.marker);
    equal('it has its note', found.note, note);
  },
});
