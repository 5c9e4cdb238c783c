import * as z from 'zod';
import { startSignIn } from '../../sign-in/start';
import { openOperation } from '../operation';
import { notConfigured } from '../problem';
import { secretIn, setCookie } from './cookie';
import { languageOf } from '../language';
import { tellPage } from './tell-page';

export const html = z.string().meta({ examples: ['<!doctype html>'] });

export const redirectToSignIn = openOperation({
  id: 'redirectToSignIn',
  method: 'GET',
  path: '/api/sign-in/start',
  tag: 'accounts',
  summary: 'Sends a browser to Microsoft’s sign-in',
  description:
    'With the `ticket` of `startSignIn`, which it uses up. Sets a cookie for ten minutes.',
  query: z.object({ ticket: z.string().describe('As `startSignIn` gave it') }),
  answers: {
    204: { description: 'To HEAD, which uses nothing up' },
    303: { description: 'To Microsoft', headers: ['Location'] },
    400: { description: 'The ticket is not good any more', schema: html, type: 'text/html' },
  },
  async handle({ core, log }, request) {
    if (!core) throw notConfigured();
    // A look ahead, as some programs take one, uses up nothing.
    if (request.method === 'HEAD') return { status: 204 };
    const ticket = request.query.get('ticket') ?? '';
    const departure = await startSignIn({ ...core, log }, ticket, secretIn(request));
    if (!departure) return tellPage('sign-in-unknown', { language: languageOf(request) });
    return {
      status: 303,
      headers: {
        Location: departure.url,
        'Set-Cookie': setCookie(departure.secret, core.publicOrigin),
      },
    };
  },
});
