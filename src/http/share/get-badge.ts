import * as z from 'zod';
import type { Account } from '../../domain/account';
import { openOperation } from '../operation';
import { sharedState, stateWords } from './shared-state';

const PATH = '/s/{token}/badge.svg';

const colours: Readonly<Record<Account['state'], string>> = {
  active: '#0a6a55',
  degraded: '#855000',
  failing: '#a62a12',
  paused: '#55605a',
  'needs-sign-in': '#a62a12',
  'needs-credential': '#855000',
};

/** About what a letter takes at 11 px, in pixels. */
const LETTER = 6.6;

export const getBadge = openOperation({
  id: 'getBadge',
  method: 'GET',
  path: PATH,
  tag: 'accounts',
  summary: 'How a shared account does, as a picture',
  answers: {
    200: {
      description: 'The badge',
      schema: z.string().meta({ examples: ['<svg xmlns="http://www.w3.org/2000/svg"/>'] }),
      type: 'image/svg+xml',
    },
  },
  problems: [404],
  async handle(api, request) {
    const { brief } = await sharedState(api, PATH, request);
    const headers = {
      'Content-Type': 'image/svg+xml; charset=utf-8',
      // Pages elsewhere show it, and see soon that it was revoked.
      'Cross-Origin-Resource-Policy': 'cross-origin',
      'Cache-Control': 'public, max-age=60',
      'X-Robots-Tag': 'noindex',
    };
    return { status: 200, headers, body: badge(stateWords.en[brief.state], colours[brief.state]) };
  },
});

/** Two fields in a row, as badges are; the words alone tell it too. */
function badge(word: string, colour: string): string {
  const [left, right] = ['perennial', word].map((text) => Math.round(text.length * LETTER) + 12);
  const width = (left ?? 0) + (right ?? 0);
  const text = (at: number, value: string) =>
    `<text x="${at}" y="14" text-anchor="middle" fill="#fff">${value}</text>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="20" role="img" aria-label="perennial: ${word}"><title>perennial: ${word}</title><rect width="${width}" height="20" rx="3" fill="#17201b"/><rect x="${left}" width="${right}" height="20" rx="3" fill="${colour}"/><g font-family="Verdana,sans-serif" font-size="11">${text((left ?? 0) / 2, 'perennial')}${text((left ?? 0) + (right ?? 0) / 2, word)}</g></svg>\n`;
}
