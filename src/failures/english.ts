import { families } from './catalogue';
import type { TextsOfLanguage } from './define';
import { kindCases } from './kinds';

/** The catalogue's own language: the texts stand beside what drives behaviour. */
export const english: TextsOfLanguage = {
  cases: new Map(
    families.flatMap(({ cases }) =>
      Object.entries(cases).map(([code, found]) => [code.toLowerCase(), found] as const),
    ),
  ),
  kinds: kindCases,
  steps: {
    retry: 'The next run on the schedule tries again.',
    wait: 'It is left alone for now; a later run on the schedule tries again.',
    skip: 'The check is left out of this run, the others go on, and later runs try it again.',
    stop: 'Trying again does not help until this is changed. Runs stay on their schedule, so the first one after the change shows that it works.',
  },
  nothingRan: 'Nothing of this run passed. Later runs on the schedule try all of its checks again.',
  tooNew: 'It is tried again within minutes, and nobody is told unless it lasts.',
  // The gaps are those of domain/half-open.ts.
  stopped:
    'Trying again does not help until this is changed. Nothing more is sent but tries: after 30 minutes, after 1, 2, 4 and 8 hours, then once a day, and at once with a new credential. The first that works ends the wait.',
  notBefore: (time) =>
    `Nothing is sent to the tenant before ${time} UTC; the first run after that tries again.`,
  page: {
    introduction: `# Troubleshooting

Every failure of a run carries a code: Microsoft's own where there is one, else Perennial's. Look for the
code as the run, the mail or the API shows it. This page is made from the error catalogue
(\`src/failures\`) by \`npm run generate\`; a test holds both equal. [简体中文](troubleshooting.zh-CN.md)`,
    otherKinds: 'Any other code, by its kind',
    whatToDo: '**What to do.** ',
    whatNext: '**What happens next.** ',
    more: 'More',
  },
};
