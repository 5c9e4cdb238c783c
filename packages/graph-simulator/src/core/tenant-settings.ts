import * as z from 'zod';
import * as permissions from './permissions';

/** What a tenant is like. Each may change while the simulator runs: what its users have stays theirs. */
const settings = {
  /** Further names under which the tenant is found, as its GUID is. */
  aliases: z.array(z.string().min(1).max(255)).max(20),
  /** Application permissions that an administrator has consented to. */
  roles: z.array(z.string()),
  /** Delegated permissions that the user has consented to; empty where nobody has signed in. */
  scopes: z.array(z.string()),
  /** Without it the token endpoint answers AADSTS65001, whoever asks. */
  consented: z.boolean(),
  /** Every client secret has lapsed. */
  secretExpired: z.boolean(),
  /** Seconds that an access token is good for, from its making. */
  tokenLifetime: z.int().min(1).max(86_400),
  /** `single-use`: a refresh token that was used is refused from then on. */
  refreshTokens: z.enum(['reusable', 'single-use']),
  /** What mail, calendar, contacts and To Do answer: see `service-state.ts`. */
  exchange: z.enum(['ready', 'no-mailbox', 'access-policy', 'no-service']),
  /** What OneDrive, SharePoint and OneNote answer: see `service-state.ts`. */
  sharePoint: z.enum(['ready', 'not-provisioned', 'no-licence']),
  /** What the app that is there from the start has its address under: `any` serves with and without a key. */
  platform: z.enum(['any', 'web', 'public', 'spa']),
  /** Every third call is answered 429. */
  throttled: z.boolean(),
  /** Until the developer subscription's next lifecycle date. */
  daysLeft: z.int().min(0).max(10_000),
};

const changesSchema = z.strictObject(settings).partial();
const newTenantSchema = z
  .strictObject({ ...settings, domain: z.string().regex(/^[a-z0-9.-]+$/), like: z.string() })
  .partial()
  .required({ domain: true });

export type TenantSettings = Readonly<z.output<z.ZodObject<typeof settings>>>;
export type TenantChanges = z.output<typeof changesSchema>;
export type NewTenant = z.output<typeof newTenantSchema>;

/** As Entra ID and Microsoft 365 are set up by themselves, with every permission given to the app. */
export const usualSettings: TenantSettings = {
  aliases: [],
  roles: [...permissions.application],
  scopes: [],
  consented: true,
  secretExpired: false,
  tokenLifetime: 3599,
  refreshTokens: 'reusable',
  exchange: 'ready',
  sharePoint: 'ready',
  platform: 'any',
  throttled: false,
  daysLeft: 60,
};

/** @throws TypeError that says what is wrong. */
export const parseChanges = (input: unknown): TenantChanges => parsed(changesSchema, input);

/** @throws TypeError that says what is wrong. */
export const parseNewTenant = (input: unknown): NewTenant => parsed(newTenantSchema, input);

function parsed<T>(schema: z.ZodType<T>, input: unknown): T {
  const result = schema.safeParse(input);
  if (!result.success) throw new TypeError(z.prettifyError(result.error));
  return result.data;
}
