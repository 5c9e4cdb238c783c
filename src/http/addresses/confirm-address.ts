import { answerLink } from '../../addresses/answer-link';
import { openOperation } from '../operation';
import { notConfigured } from '../problem';
import { confirmed, confirmInput } from './address-schema';

export const confirmAddress = openOperation({
  id: 'confirmAddress',
  method: 'POST',
  path: '/api/confirm',
  tag: 'accounts',
  summary: 'Confirms a mail address that a member has named, or stops all mail to it',
  description:
    'By the token of the link that was mailed there. It confirms for a week and stops for as long as it is kept; the same again changes nothing. What opens nothing any more answers 410.',
  body: confirmInput,
  answers: { 200: { description: 'The address, and what holds of it now', schema: confirmed } },
  problems: [410],
  async handle({ core }, _request, { token, answer = 'confirm' }) {
    if (!core) throw notConfigured();
    return { status: 200, body: await answerLink(core, token, answer) };
  },
});
