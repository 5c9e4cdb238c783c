import * as z from 'zod';
import { CredentialProblem } from '../../src/credentials/define';
import { parsePem } from '../../src/credentials/pem';
import { presetNames } from '../../src/domain/account';
import { GUID } from '../../src/domain/guid';
import type { OnboardingMode } from '../../src/domain/onboarding';
import { privateText } from '../connection';
import { CommandProblem } from '../problem';
import { CREDENTIALS, MODES, TOKEN_SOURCES } from './choices';
import { EXIT } from './stop';

/** Nothing else of what is typed reaches the command line of another program. */
const TENANT =
  /^(?:[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|(?:[\da-z](?:[\da-z-]{0,61}[\da-z])?\.){1,10}[a-z][\da-z-]{0,62})$/i;
/** Presets, or names of checks and workloads with commas between them. */
const CHECKS = /^[\w.*-]+(?:,[\w.*-]+)*$/;

const tenantName = z
  .string({ error: ({ input }) => (input === undefined ? 'is needed' : 'must be a text') })
  .regex(TENANT, 'must be a domain or a tenant id')
  .transform((text) => text.toLowerCase());
const guid = z
  .string()
  .regex(GUID, 'must be an id such as 3f2b7c9e-1111-4222-8333-444455556691')
  .transform((text) => text.toLowerCase());
const lifetime = z
  .string()
  .regex(/^(?:[1-9]|1\d|2[0-4])m$/, 'must be from 1m to 24m')
  .transform((text) => Number(text.slice(0, -1)));

/** What is said of one tenant, by options or in an entry of `--file`. */
const given = z.strictObject({
  tenant: tenantName,
  user: z
    .string()
    .regex(/^[^\s@]+@[^\s@]+$/, 'must be an address')
    .optional(),
  checks: z
    .string()
    .max(4000)
    .regex(CHECKS, 'must be a preset or names of checks')
    .default('balanced'),
  mode: z.enum(MODES).default('app'),
  name: z.string().min(1).max(120).default('Perennial checks'),
  credential: z.enum(CREDENTIALS).default('certificate'),
  certificate: z.string().optional(),
  lifetime: lifetime.default(12),
  tokenFrom: z.enum(TOKEN_SOURCES).optional(),
  clientId: guid.optional(),
  adopt: guid.optional(),
  homeTenant: tenantName.optional(),
  anyTenant: z.boolean().default(false),
});

type Given = z.output<typeof given>;

/** How all tenants of one command are gone about. */
export interface Manner {
  readonly yes: boolean;
  readonly planOnly: boolean;
  readonly verbose: boolean;
  readonly remove: boolean;
  readonly keepRestorable: boolean;
}

export interface SetupOptions extends Omit<Given, 'mode' | 'certificate' | 'lifetime'> {
  readonly mode: OnboardingMode;
  readonly lifetimeMonths: number;
  /** A key of one's own in PEM, with its certificate. */
  readonly ownPem: string | undefined;
}

/** Wrong use of the command: what is wrong, in one sentence. */
export class WrongUse extends CommandProblem {
  override readonly name = 'WrongUse';
  constructor(message: string) {
    super(message, EXIT.wrongUse, 'usage');
  }
}

const MODE_OF: Readonly<Record<(typeof MODES)[number], OnboardingMode>> = {
  app: 'application',
  person: 'delegated',
  both: 'both',
};

/** Throws `WrongUse` that names the option. */
export function optionsOf(raw: object, { remove }: Pick<Manner, 'remove'>): SetupOptions {
  const { data, error } = given.safeParse(raw);
  if (error) {
    const [issue] = error.issues;
    throw new WrongUse(`${flagOf(issue?.path[0] ?? '')} ${issue?.message ?? 'is wrong'}.`);
  }
  const { mode, certificate, lifetime: lifetimeMonths, ...rest } = data;
  if (!remove && rest.user === undefined)
    throw new WrongUse('--user is needed: whose mailbox and drive shall the checks use?');
  if (rest.tokenFrom === 'device' && rest.clientId === undefined)
    throw new WrongUse(
      '--token-from device needs --client-id: that of a registration of your own.',
    );
  if (rest.credential === 'federated' && mode !== 'app')
    throw new WrongUse('--credential federated is for --mode app: nobody signs in with it.');
  if (rest.homeTenant !== undefined && rest.credential !== 'federated')
    throw new WrongUse('--home-tenant is for --credential federated.');
  if (rest.homeTenant !== undefined && rest.tokenFrom === 'stdin')
    throw new WrongUse('--token-from stdin is for one tenant, and --home-tenant is another.');
  const ownPem = certificate === undefined ? undefined : ownCertificate(certificate);
  return { ...rest, mode: MODE_OF[mode], lifetimeMonths, ownPem };
}

const flagOf = (name: PropertyKey): string =>
  `--${String(name).replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

function ownCertificate(file: string): string {
  const pem = privateText(file);
  try {
    parsePem(pem);
    return pem;
  } catch (thrown) {
    if (!(thrown instanceof CredentialProblem)) throw thrown;
    throw new WrongUse(`--certificate ${file}: ${thrown.message}.`);
  }
}

/** As an account's body has it: a preset, or names. */
export const checksOf = (checks: string): object =>
  presetNames.some((name) => name === checks)
    ? { preset: checks }
    : { always: checks.split(','), random: checks.split(',') };
