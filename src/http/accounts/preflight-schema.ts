import * as z from 'zod';
import { failure, link, mode, time } from '../schemas/common';

export const preflight = z
  .object({
    at: time,
    mode,
    failure: failure.optional().describe('Why there was no token'),
    granted: z.array(z.string()).optional().describe('Permissions in the token, where it says'),
    missing: z.array(z.string()).describe('Permissions that checks need and the token lacks'),
    checks: z
      .array(
        z.object({
          id: z.string(),
          enabled: z.boolean().describe('Whether runs draw it'),
          missing: z.array(z.string()),
          needs: z
            .array(z.string())
            .optional()
            .describe('What no token shows: a directory role, an access policy, a licence'),
          postponedUntil: time
            .optional()
            .describe('Graph refused it although the token holds its permissions'),
        }),
      )
      .describe('Empty where there was no token'),
    consentLink: link
      .optional()
      .describe(
        'Where an administrator consents to all that the app’s registration lists; where a permission is missing or nobody has consented',
      ),
    permissionsLink: link
      .optional()
      .describe(
        'Where the registration lists its permissions: what is missing is added there first',
      ),
    userFound: z
      .literal(false)
      .optional()
      .describe(
        'Graph knows no such `user`; looked for again after 30 seconds, before anything is run',
      ),
    licences: z
      .enum(['developer', 'other', 'unread'])
      .optional()
      .describe('Of the tenant: the developer pack or not; `unread`: they could not be read'),
    writes: z
      .enum(['allowed', 'refused-by-owner', 'refused-by-licences'])
      .describe('Whether checks may make things in the tenant; see `allowWrites`'),
  })
  .meta({
    id: 'Preflight',
    examples: [
      {
        at: '2026-11-21T11:52:00.000Z',
        mode: 'application',
        granted: ['Mail.ReadWrite', 'User.Read.All'],
        missing: ['Calendars.ReadWrite'],
        checks: [
          { id: 'mail.page-inbox', enabled: true, missing: [] },
          { id: 'calendar.plan-event', enabled: false, missing: ['Calendars.ReadWrite'] },
        ],
        consentLink:
          'https://login.microsoftonline.com/contoso.example/adminconsent?client_id=11111111-1111-1111-1111-111111111111',
        permissionsLink:
          'https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/CallAnAPI/appId/11111111-1111-1111-1111-111111111111/isMSAApp~/false',
        licences: 'developer',
        writes: 'allowed',
      },
    ],
  });
