import { defineCheck, described } from '@perennial/checks';
import { get } from '../graph';
import { draft } from '../mail/calls';
import { id } from './calls';
import { extendItem, itemCalls } from './item';

const extension = itemCalls('messages', 'Mail.Read');
/** The metadata says Mail.Read; Microsoft's page says less, which does for an id. */
const readDraft = get('/me/messages/{id}', id, {
  permission: { delegated: 'Mail.ReadBasic', application: 'Mail.ReadBasic.All' },
});

export default defineCheck({
  title: 'A draft keeps an extension',
  proves:
    'An open extension of a draft is read back as it was written, and goes when it is removed.',
  calls: [...Object.values(extension), readDraft],
  creates: [described(draft, 'a draft with an open extension')],
  async run(context) {
    const made = await context.graph.create(draft);
    await extendItem(context, extension, readDraft, made.id);
  },
});
