import * as z from 'zod';
import { openOperation } from '../operation';
import { answerCallback } from './callback';
import { html } from './redirect-to-sign-in';

const text = z.string().optional();

export const finishSignInByQuery = openOperation({
  id: 'finishSignInByQuery',
  method: 'GET',
  path: '/api/sign-in/callback',
  tag: 'accounts',
  summary: 'Takes Microsoft’s answer to a consent or a sign-in, in the address',
  description:
    'So come answers to consents, and refusals. A code is taken here too, and the address that holds it is replaced at once.',
  query: z.object({ state: text, code: text, error: text, error_description: text }),
  answers: {
    204: { description: 'To HEAD, which uses nothing up' },
    200: { description: 'Thanks for a consent', schema: html, type: 'text/html' },
    303: { description: 'To the account', headers: ['Location'] },
    400: { description: 'What is to be done', schema: html, type: 'text/html' },
  },
  handle: (api, request) =>
    // A look ahead finishes nothing.
    request.method === 'HEAD' ? { status: 204 } : answerCallback(api, request, request.query),
});
