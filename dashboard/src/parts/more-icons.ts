import { addIcons } from './icons';
import type { Shape } from './icons';

/** Of all pages but the first. */
const more = {
  skip: [
    'M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1Zm0 1.7a5.3 5.3 0 1 0 0 10.6A5.3 5.3 0 0 0 8 2.7ZM4.8 7.1h6.4v1.8H4.8Z',
    '',
  ],
  shield: ['M8 1.8 13 3.6v4c0 3.2-2.1 5.4-5 6.6-2.9-1.2-5-3.4-5-6.6v-4Zm-2.3 6 1.7 1.7 3-3.2'],
  bell: ['M4 11V7a4 4 0 0 1 8 0v4l1 1.3H3ZM6.7 14.3h2.6'],
  chev: ['m6 4 4 4-4 4'],
  copy: [
    'M5.5 5.5v-2a1 1 0 0 1 1-1h6a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1h-2m-7-5h6a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1h-6a1 1 0 0 1-1-1v-6a1 1 0 0 1 1-1Z',
  ],
  out: ['M6.5 3.5h-3v9h9v-3M9 2.5h4.5V7M13 3 7.5 8.5'],
  play: ['M5 3.2v9.6l7.5-4.8Z'],
  pause: ['M5.5 3.5v9M10.5 3.5v9'],
  edit: ['m3 13 .6-2.9L10.9 2.8l2.3 2.3-7.3 7.3Z'],
  bin: ['M3 4.5h10M6.5 4.5v-2h3v2M4.5 4.5l.6 9h5.8l.6-9'],
  link: [
    'M6.8 9.2a2.6 2.6 0 0 0 3.7 0l2-2a2.6 2.6 0 0 0-3.7-3.7l-.7.7M9.2 6.8a2.6 2.6 0 0 0-3.7 0l-2 2a2.6 2.6 0 0 0 3.7 3.7l.7-.7',
  ],
  send: ['M2.5 7.5 13.5 3l-3 10.5-3-4.5ZM7.5 9l6-6'],
} as const satisfies Readonly<Record<string, Shape>>;
export type MoreIcon = keyof typeof more;

addIcons(more);
