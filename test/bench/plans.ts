import type { Account } from '../../src/domain/account';

/** What runs of a plan draw from. */
export type Plan = Pick<Account, 'checks' | 'checksPerRun'>;

export const plans: Readonly<Record<'readsOnly' | 'usual', Plan>> = {
  readsOnly: {
    checks: {
      preset: 'everything',
      always: [
        'calendar.find-default',
        'directory.read-organization',
        'licences.list-skus',
        'profile.read-self',
        'sites.read-root',
      ],
      random: [],
    },
    checksPerRun: { min: 0, max: 0 },
  },
  usual: {
    checks: {
      preset: 'balanced',
      always: ['profile.read-self', 'mail.page-inbox', 'calendar.find-default'],
      random: ['*'],
    },
    checksPerRun: { min: 3, max: 6 },
  },
};
