import { defineCheck, eventuallyFound, expect, words } from '@perennial/checks';
import * as z from 'zod';
import { list, post } from '../graph';
import { folder, id } from './calls';

const addContact = post('/me/contactFolders/{id}/contacts', id, {
  body: ['displayName', 'givenName'],
});
const listContent = list('/me/contactFolders/{id}/contacts', {
  ...id,
  givenName: z.string().nullish(),
});

export default defineCheck({
  title: 'A contact folder holds the contact put in it',
  proves: 'A new contact folder is listed under its name, and lists its one contact as added.',
  calls: [addContact, listContent],
  creates: [folder],
  async run(context) {
    const { graph, marker, random, eventually } = context;
    const made = await graph.create(folder);
    const at = { id: made.id };
    const givenName = words(random, 2);
    const added = await graph.send(addContact, { at, body: { displayName: marker, givenName } });
    const contacts = await eventually(
      'the folder lists a contact',
      () => graph.all(listContent, { at }),
      ({ length }) => length > 0,
    );
    expect.equal('the folder lists one contact', contacts.length, 1);
    expect.equal('it is the one put in it', contacts[0]?.id, added.id);
    expect.equal('it has its given name', contacts[0]?.givenName, givenName);
    await eventuallyFound(context, 'the folder is listed under its name', folder, made.id);
  },
});
