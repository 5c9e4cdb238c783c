import { consentSubject } from '../../accounts/callback';
import { openOperation } from '../operation';
import { HttpProblem } from '../problem';
import type { ApiRequest } from '../request';
import { answerCallback } from './callback';
import { secretIn } from './cookie';
import { languageOf } from '../language';
import { html } from './redirect-to-sign-in';
import { bouncePage } from './sign-in-page';

/** Marks what a page of ours has posted: it is sent once more, and no more often. */
const BOUNCED = 'bounced';
/** What Microsoft posts and is of use; nothing else is sent on. */
const FIELDS = ['code', 'state', 'error', 'error_description', 'admin_consent', 'tenant'];

export const finishSignIn = openOperation({
  id: 'finishSignIn',
  method: 'POST',
  path: '/api/sign-in/callback',
  tag: 'accounts',
  summary: 'Takes Microsoft’s answer to a sign-in or a consent, as a form',
  description:
    'For browsers only. What is not as it should be (`state` of another browser, used, or older than ten minutes; another tenant or user; a refusal of Microsoft’s) ends in a page that says what to do, and changes nothing.',
  answers: {
    200: { description: 'The page that goes on, or thanks', schema: html, type: 'text/html' },
    303: { description: 'To the account', headers: ['Location'] },
    400: { description: 'What is to be done', schema: html, type: 'text/html' },
  },
  handle(api, request) {
    const fields = formOf(request);
    const isSignIn = !consentSubject(fields.get('state') ?? '');
    // A post that comes from Microsoft's page brings no cookie of ours; one from our own page does.
    if (isSignIn && secretIn(request) === undefined && !fields.has(BOUNCED)) {
      return bouncePage(languageOf(request), onceMore(fields));
    }
    return answerCallback(api, request, fields);
  },
});

function formOf({ headers, body }: ApiRequest): URLSearchParams {
  const isForm = /^application\/x-www-form-urlencoded\b/i.test(headers.get('content-type') ?? '');
  if (!isForm || body === 'too-large') {
    throw new HttpProblem(415, 'not-a-form', 'This path takes a form that Microsoft’s page sends.');
  }
  return new URLSearchParams(Buffer.from(body).toString('utf8'));
}

function onceMore(fields: URLSearchParams): URLSearchParams {
  const known = FIELDS.flatMap((name) => {
    const value = fields.get(name);
    return value === null ? [] : [[name, value]];
  });
  return new URLSearchParams([...known, [BOUNCED, '1']]);
}
