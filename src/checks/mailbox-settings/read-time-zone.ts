import * as z from 'zod';
import { ok } from '../assert';
import { call, defineCheck } from '../define';
import { pageOf } from '../paging';
import { nothingToCheck } from '../reread';

const calls = {
  settings: call({
    method: 'GET',
    path: '/me/mailboxSettings',
    delegated: 'MailboxSettings.Read',
    application: 'MailboxSettings.Read',
    response: z.looseObject({ timeZone: z.string().nullable() }),
    page: 'https://learn.microsoft.com/graph/api/user-get-mailboxsettings',
  }),
  supported: call({
    method: 'GET',
    path: '/me/outlook/supportedTimeZones',
    delegated: 'User.Read',
    application: 'User.Read.All',
    response: pageOf(z.looseObject({ alias: z.string() })),
    page: 'https://learn.microsoft.com/graph/api/outlookuser-supportedtimezones',
  }),
};

export const check = defineCheck({
  id: 'mailbox-settings.read-time-zone',
  workload: 'mailbox-settings',
  kind: 'read',
  title: 'The mailbox’s time zone is one that Exchange supports',
  proves: 'The settings of the mailbox can be read, and name a time zone that its server supports.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  needs: ['a mailbox whose time zone was set by its Windows name'],
  async run(context) {
    const { body: settings } = await context.send(calls.settings, {
      query: { $select: 'timeZone' },
    });
    const { body: supported } = await context.send(calls.supported);
    const zone = settings.timeZone ?? '';
    // IANA's names and custom zones have a slash; the list is of Windows' names, which have none.
    if (zone === '' || zone.includes('/')) nothingToCheck();
    ok(
      'the time zone is one that is supported',
      supported.value.some(({ alias }) => alias === zone),
    );
  },
});
