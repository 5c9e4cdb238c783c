import { defineCheck, expect } from '@perennial/checks';
import * as z from 'zod';
import { get, list, post } from '../graph';
import { draft, id } from './calls';

const attachments = '/me/messages/{message}/attachments';
const attach = post(attachments, id, { body: ['@odata.type', 'name', 'contentBytes'] });
const listAttachments = list(attachments, { ...id, name: z.string() });
// `contentBytes` belongs to one sort of attachment alone: it cannot be selected of all.
const readAttachment = get(
  `${attachments}/{id}`,
  { ...id, name: z.string(), contentBytes: z.string() },
  { select: false, permission: 'Mail.Read' },
);

const MOST_BYTES = 4096;

export default defineCheck({
  title: 'A draft keeps what is attached to it',
  proves: 'A file attached to a draft is its one attachment, and comes back byte for byte.',
  calls: [attach, listAttachments, readAttachment],
  creates: [draft],
  async run({ graph, marker, random, eventually }) {
    const { id: message } = await graph.create(draft);
    const content = random.bytes(random.int(1, MOST_BYTES));
    const body = {
      '@odata.type': '#microsoft.graph.fileAttachment',
      name: `${marker}.bin`,
      contentBytes: Buffer.from(content).toString('base64'),
    };
    const made = await graph.send(attach, { at: { message }, body });
    const listed = await eventually(
      'the draft has an attachment',
      () => graph.all(listAttachments, { at: { message } }),
      ({ length }) => length > 0,
    );
    expect.sameSet(
      'it is the one that was attached',
      listed.map(({ name }) => name),
      [body.name],
    );
    const kept = await graph.send(readAttachment, { at: { message, id: made.id } });
    expect.equal('the attachment has its name', kept.name, body.name);
    expect.holds('it has its bytes', kept.contentBytes === body.contentBytes);
  },
});
