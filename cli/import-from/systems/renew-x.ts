/** Microsoft 365 E5 Renew X: `Deploy/Config.xml`, which is about the site and has no account in it. */
import { XMLParser } from 'fast-xml-parser';
import type { System } from '../system';
import { objectOf } from '../values';

const parser = new XMLParser({ ignoreDeclaration: true });

export const renewX: System = {
  name: 'Renew X',
  parse(text) {
    if (!text.trimStart().startsWith('<')) return undefined;
    const { Configuration: site } = objectOf(parser.parse(text) as unknown);
    // Misspelt in the file itself.
    return 'Serivce' in objectOf(site) || 'ShareSite' in objectOf(site)
      ? objectOf(site)
      : undefined;
  },
  read: () => ({ accounts: [] }),
  fates: [
    [/^Serivce\.LoginPassword$|Password$/, 'a password, which Perennial never takes'],
    [/^ShareSite\.SMTP\./, 'who is told: set up a channel (docs/channels.md) and test it'],
    [
      /^ShareSite\.OAuth\./,
      'people sign in to Perennial by keys and links, see docs/operations.md',
    ],
    [
      /^ShareSite\.System\.DefaultQuota$/,
      'said for each member: perennial members invite NAME --quota N',
    ],
    [/^(?:Serivce|HTTPS|ShareSite)\./, 'how the old site itself is run'],
  ],
  note: 'This file has no account in it, and the format of its account files is not published. Four values of its form are enough: perennial accounts add --name … --client … --user … --credential clientSecret --secret-env …; a password is not taken: sign in once, or use a certificate.',
};
