import { dayOf } from './tenant';
import type { PlanText } from './report';
import type { Plan } from './plan';
import type { SetupOptions } from './options';
import type { TenantRead } from './tenant';

type Told = Pick<SetupOptions, 'name' | 'lifetimeMonths' | 'user' | 'credential'> & {
  readonly verbose: boolean;
  readonly redirectUri: string;
  readonly forOthers: boolean;
};

/** The plan in sentences: what in the tenant, and what in Perennial. */
export function planText(plan: Plan, told: Told, { name: tenant }: TenantRead): PlanText {
  const { name, user = '', redirectUri } = told;
  const isNewAddress = plan.createApp || plan.merge?.address === true;
  return {
    tenant: [
      ...when(
        plan.createApp,
        `app registration "${name}", ${told.forOthers ? 'in the home tenant, for other tenants too' : 'this tenant only'}`,
      ),
      ...when(plan.openUp, 'the registration serves other tenants too'),
      ...when(
        plan.addTrust !== undefined,
        `trust in Perennial's own identity ${plan.addTrust?.subject ?? ''}, no key`,
      ),
      ...when(plan.addKey, keyText(told, plan)),
      ...when(plan.unusedKeys.length > 0, `${plan.unusedKeys.length} unused keys of ours go`),
      ...when(
        isNewAddress,
        `address ${redirectUri}${plan.merge?.moved === true ? ', moved to the platform Web' : ''}`,
      ),
      ...when(plan.createPrincipal && !plan.createApp, 'service principal'),
      ...permissionText(plan, told),
    ],
    perennial: plan.watches.flatMap(({ mode, account, change }) => [
      ...when(!account, `account "${tenant}", mailbox and drive of ${user}, ${start(mode)}`),
      ...when(change, `account "${account?.name ?? ''}": other user or checks`),
      ...when(
        plan.addKey && account?.credential.key === 'none',
        `account "${account?.name ?? ''}": the key, waiting for a sign-in`,
      ),
    ]),
  };
}

const start = (mode: string): string =>
  mode === 'delegated' ? 'waiting for a sign-in' : 'first run at once';

const when = (holds: boolean, line: string): readonly string[] => (holds ? [line] : []);

function keyText({ credential, lifetimeMonths }: Told, { keyEnds }: Plan): string {
  const place = credential === 'secret' ? '' : 'private key ';
  const instead = keyEnds === undefined ? '' : `, in place of the one that ends ${dayOf(keyEnds)}`;
  return `${credential}, ${lifetimeMonths} months, ${place}only in Perennial's vault${instead}`;
}

function permissionText(plan: Plan, { verbose }: Told): readonly string[] {
  const roles = plan.roles.map(({ name }) => name);
  const lines: string[] = [];
  for (const [names, how] of [
    [roles, 'as the app'],
    [plan.addedScopes, 'signed in'],
  ] as const) {
    if (names.length === 0) continue;
    const hint = verbose ? '' : '; --plan --verbose lists each with its checks';
    lines.push(
      `${names.length} permissions ${how} (${names.filter(changes).length} of them may change data${hint})`,
    );
    if (verbose) lines.push(...names.map((name) => `  ${name}${reasons(plan, name)}`));
    lines.push(`consent for the whole tenant to these ${names.length}`);
  }
  return lines;
}

/** Graph says so in a permission's name. */
const changes = (name: string): boolean => /Write|Send|Create|Submit|Manage/.test(name);

function reasons({ roles }: Plan, name: string): string {
  const why = roles.find((role) => role.name === name)?.why ?? [];
  return why.length === 0 ? '' : `: ${why.join(', ')}`;
}
