import * as z from 'zod';
import { presetNames } from '../../domain/account';
import { accountInput, checks } from '../accounts/account-input';
import { link, time } from '../schemas/common';
import { clientId, tenantId, user } from '../schemas/text';

const MODES = ['application', 'delegated', 'both'] as const;
const mode = z
  .enum(MODES)
  .describe('As the app itself, as whoever signs in, or one after the other');
const preset = z.enum(presetNames);

/** Check ids, workloads or a preset, with commas between them. */
const CHOICE = /^[\w.*-]+(,[\w.*-]+)*$/;

export const planQuery = z.strictObject({
  checks: z
    .string()
    .max(4000)
    .regex(CHOICE, 'must be a preset, or names of checks or workloads with commas between them')
    .default('balanced')
    .describe('A preset, or check ids and workloads with commas between them'),
  mode: mode.default('application'),
});

export const onboardingInput = z
  .strictObject({
    user: user.regex(/@/, { message: 'must be an address such as adele@contoso.example' }),
    checks: z
      .union([preset, checks])
      .default('balanced')
      .describe('A preset, or as an account has them'),
    mode: mode.default('application'),
    credential: z
      .enum(['certificate', 'none'])
      .default('certificate')
      .describe(
        '`certificate`: made here, its private half only in the vault; `none`: somebody signs in without a key',
      ),
  })
  .meta({
    id: 'OnboardingInput',
    examples: [
      {
        user: 'adele@contoso.example',
        checks: 'balanced',
        mode: 'application',
        credential: 'certificate',
      },
    ],
  });

export const registrationInput = z
  .strictObject({
    clientId,
    tenantId: tenantId.describe('As the manifest’s `publisherDomain` says, or its GUID'),
  })
  .meta({
    id: 'RegistrationInput',
    examples: [{ clientId: '3f2b7c9e-1111-4222-8333-444455556691', tenantId: 'contoso.example' }],
  });

export const onboardedInput = z
  .strictObject(accountInput.omit({ credential: true }).shape)
  .partial()
  .describe(
    'As for `createAccount`, without a credential; what the onboarding knows may be left out',
  )
  .meta({
    id: 'OnboardedAccountInput',
    examples: [{ name: 'Contoso', schedule: { preset: 'steady' } }],
  });

const EXAMPLE_PERMISSION = {
  name: 'Mail.Read',
  id: '810c84a8-4a9e-49e6-bf7d-12d183f40d01',
  type: 'Role',
  why: ['mail.page-inbox'],
} as const;
const permission = z.object({
  name: z.string(),
  id: z.string().describe('Graph’s own (GUID)'),
  type: z.enum(['Scope', 'Role']),
  why: z
    .array(z.string())
    .describe('Checks that need it; none where it is wanted whatever the checks'),
});

const EXAMPLE_PAGE = {
  title: 'Register an application',
  menuPath: 'Entra ID → App registrations → New registration',
  url: 'https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps/CreateApplicationBlade/isMSAApp~/false',
};
const page = z.object({
  title: z.string(),
  menuPath: z.string().describe('The way there in words, should the address change'),
  url: link,
});

const manifest = z
  .record(z.string(), z.json())
  .describe(
    'What the registration’s manifest is to hold besides what it holds (Microsoft Graph’s format)',
  );
const EXAMPLE_MANIFEST = {
  displayName: 'Perennial checks',
  signInAudience: 'AzureADMyOrg',
  web: { redirectUris: ['https://perennial.example/api/sign-in/callback'] },
};

const step = z.object({
  name: z.enum(['register', 'manifest', 'consent', 'account']),
  state: z.enum(['waiting', 'done']),
});

export const onboarding = z
  .object({
    id: z.string(),
    user: z.string(),
    tenantId: z.string().describe('The domain of the user’s address'),
    mode,
    clientId: z.string().optional(),
    renews: z.string().optional().describe('Id of the account whose next key it is'),
    manifest,
    certificate: z
      .object({
        pem: z
          .string()
          .describe('The public half, to be uploaded where the manifest does not take it'),
        expiresAt: time,
      })
      .optional(),
    redirectUri: link,
    consentUrl: link
      .optional()
      .describe('Where an administrator allows it; once the registration is known'),
    steps: z.array(step),
    pages: z.array(page),
    createdAt: time,
    expiresAt: time.describe('Then it is removed, with its key'),
  })
  .meta({
    id: 'Onboarding',
    examples: [
      {
        id: '0f1e2d3c4b5a69788796a5b4c3d2e1f0',
        user: 'adele@contoso.example',
        tenantId: 'contoso.example',
        mode: 'application',
        manifest: EXAMPLE_MANIFEST,
        redirectUri: 'https://perennial.example/api/sign-in/callback',
        steps: [{ name: 'register', state: 'waiting' }],
        pages: [EXAMPLE_PAGE],
        createdAt: '2026-11-28T09:00:00.000Z',
        expiresAt: '2026-12-05T09:00:00.000Z',
      },
    ],
  });

const identity = z
  .object({ issuer: link, subject: z.string(), audience: z.string() })
  .describe(
    'What a registration has to trust for credential `federated`: the identity that this installation runs as. Shown to operators, where there is one',
  );

export const onboardingPlan = z
  .object({
    permissions: z.array(permission),
    manifest,
    redirectUri: link,
    identity: identity.optional(),
    pages: z.array(page),
    value: z.array(onboarding).describe('One’s own that are pending, oldest first'),
  })
  .meta({
    id: 'OnboardingPlan',
    examples: [
      {
        permissions: [EXAMPLE_PERMISSION],
        manifest: EXAMPLE_MANIFEST,
        redirectUri: 'https://perennial.example/api/sign-in/callback',
        pages: [EXAMPLE_PAGE],
        value: [],
      },
    ],
  });

export const onboardingCheck = z
  .object({
    state: z
      .enum(['waiting', 'partly', 'ready', 'refused'])
      .describe(
        'As one token shows it: nothing there yet, some of it, all of it, or a refusal that waiting does not change',
      ),
    granted: z.array(z.string()),
    lacking: z.array(z.string()),
    failure: z
      .object({
        code: z.string(),
        title: z.string(),
        cause: z.string(),
        fix: z.string(),
        link: link.optional(),
      })
      .optional(),
    tryAgainAfterSeconds: z.int().optional().describe('Absent where waiting does not help'),
  })
  .meta({
    id: 'OnboardingCheck',
    examples: [
      {
        state: 'partly',
        granted: ['Mail.Read'],
        lacking: ['Calendars.Read'],
        tryAgainAfterSeconds: 10,
      },
    ],
  });
