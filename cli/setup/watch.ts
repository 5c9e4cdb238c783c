/** Perennial's side: the accounts that look after the tenant, and their first run. */
import type { Registration } from './directory';
import type { Key } from './key';
import { failureText } from '../shapes';
import { checksOf } from './options';
import { WAITS } from './pace';
import type { PerennialAccount } from './perennial';
import type { Plan, Watch } from './plan';
import type { Tools } from './tools';
import { untilTrusted } from './trust';

/** Answers the accounts, in the order in which they are wanted. */
export async function ensureAccounts(
  tools: Tools,
  { appId }: Registration,
  { watches }: Plan,
  key: Key | undefined,
): Promise<readonly PerennialAccount[]> {
  tools.perennial.tenantIsReady = true;
  const found: PerennialAccount[] = [];
  for (const watch of watches) found.push(await ensureAccount(tools, appId, watch, key));
  return found;
}

async function ensureAccount(
  tools: Tools,
  clientId: string,
  { mode, account, change }: Watch,
  key: Key | undefined,
): Promise<PerennialAccount> {
  const { options, tenant, perennial, step } = tools;
  const watched = { user: options.user, checks: checksOf(options.checks) };
  const credential = credentialOf(mode, options.credential, key);
  if (!account) {
    const who = { name: tenant.name, tenantId: options.tenant, clientId };
    const body = { ...who, ...watched, credential };
    const made = await untilTrusted(tools, await perennial.register(body));
    step(`account ${made.id}`, canRun(made));
    return made;
  }
  if (!change && !key) {
    // What was granted since is known from now on.
    if (account.state !== 'needs-sign-in') await perennial.preflight(account.id);
    return account;
  }
  const changed = await perennial.change(account.id, {
    ...(change ? watched : {}),
    credential: (key ?? tools.trust) ? credential : undefined,
  });
  step(`account ${changed.id}`, canRun(changed));
  return untilTrusted(tools, changed);
}

const KINDS = { certificate: 'certificate', secret: 'clientSecret', federated: 'federated' };

/** Whoever signs in brings the rest; of a secret, only the app's own account knows when it ends. */
function credentialOf(mode: string, credential: keyof typeof KINDS, key: Key | undefined): object {
  const { expiresAt, ...proof } = key?.parts ?? {};
  if (mode === 'delegated') return { kind: 'signIn', ...proof };
  return { kind: KINDS[credential], ...proof, ...(expiresAt === undefined ? {} : { expiresAt }) };
}

function canRun({ preflight }: PerennialAccount): string {
  const { checks = [] } = preflight ?? {};
  if (checks.length === 0) return '';
  return `${checks.filter(({ enabled }) => enabled).length} of ${checks.length} checks can run`;
}

/** Waits for what the first run comes to, two minutes at most. */
export async function firstRun(
  { perennial, pace, step, say }: Tools,
  { id }: PerennialAccount,
): Promise<void> {
  const { value: last } = await pace.until(
    WAITS.firstRun,
    async () => (await perennial.account(id)).lastResults[0],
  );
  if (!last) {
    step('first run', 'under way');
    return;
  }
  const { outcomes } = await perennial.run(id, last.runId);
  const count = (result: string) => outcomes.filter((one) => one.result === result).length;
  const failed = outcomes.length - count('passed') - count('skipped') - count('not-applicable');
  step('first run', `${count('passed')} passed, ${failed} failed`);
  const why = outcomes.flatMap(({ failure }) => (failure ? failureText(failure) : []));
  for (const sentence of new Set(why)) say(`    ${sentence}`);
}
