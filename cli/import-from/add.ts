/** Reads other systems' files, asks for what lacks, tries each account and adds it. */
import { compact } from '../../src/compact';
import { confirm } from '../commands/accounts';
import { accountPath } from '../lookup';
import { CommandProblem } from '../problem';
import { readText } from '../read-text';
import { secretOf } from '../secrets';
import type { Session } from '../session';
import { failureText } from '../shapes';
import type { Account, Check } from '../shapes';
import { accountBody, combine, lacking, merged, nameOf, recognise } from './combine';
import type { Lacking, Read } from './combine';
import type { FoundAccount } from './system';
import { systems } from './systems';
import { planned, told } from './tell';

/** What was typed besides the files. */
export interface Options {
  readonly plan?: boolean;
  readonly yes?: boolean;
  readonly tenant?: string;
  readonly client?: string;
  readonly user?: string;
  readonly secretEnv?: string;
  readonly secretFile?: string;
}

export async function addFrom(
  session: Session,
  files: readonly string[],
  options: Options,
): Promise<void> {
  const found = combine(files.map(readFile));
  const given = givenOf(options, session);
  const accounts = found.accounts.map((one) => merged(given, one));
  session.terminal.note(told(found, accounts));
  if (options.plan === true || accounts.length === 0) {
    session.print(planned(found, accounts), () => '');
    return;
  }
  const complete: FoundAccount[] = [];
  for (const one of accounts) complete.push(await completed(session, one));
  await confirm(session, `Add ${complete.length} accounts?`, options.yes);
  await addAll(session, complete);
}

function readFile(file: string): Read {
  const read = recognise(systems, readText(file));
  if (read) return read;
  const names = systems.map(({ name }) => name);
  throw new CommandProblem(`${file} is none of the files that are known: ${names.join(', ')}.`);
}

function givenOf(options: Options, { terminal }: Session): FoundAccount {
  const { tenant, client, user, secretEnv, secretFile } = options;
  const secret =
    secretEnv === undefined && secretFile === undefined
      ? undefined
      : secretOf({ env: secretEnv, file: secretFile }, terminal);
  return compact({ tenantId: tenant, clientId: client, user, clientSecret: secret });
}

const QUESTIONS: Readonly<Record<Exclude<Lacking, 'clientSecret'>, string>> = {
  tenantId: 'directory (tenant) ID, or a domain of it',
  clientId: 'application (client) ID',
  user: 'whose mailbox and drive (name@domain)',
};
const FLAGS: Readonly<Record<Lacking, string>> = {
  tenantId: '--tenant',
  clientId: '--client',
  user: '--user',
  clientSecret: '--secret-env or --secret-file',
};

/** Asks for what lacks. A secret is never typed in: it would stay on the screen. */
async function completed({ terminal }: Session, account: FoundAccount): Promise<FoundAccount> {
  const answers: Partial<Record<Lacking, string>> = {};
  for (const field of lacking(account)) {
    if (field === 'clientSecret' || !terminal.interactive)
      throw new CommandProblem(`${nameOf(account)} lacks ${field}: say ${FLAGS[field]}.`);
    const answer = await terminal.ask(`${nameOf(account)}: ${QUESTIONS[field]}? `);
    answers[field] = answer.trim();
  }
  return { ...account, ...answers };
}

/** One after the other, each tried before it is added; one that fails keeps none of the others back. */
async function addAll(session: Session, accounts: readonly FoundAccount[]): Promise<void> {
  const present = await session.api.list<Account>('/api/accounts?top=100');
  const checks = await session.api.list<Check>('/api/checks');
  const names = new Set(present.map(({ name }) => name));
  const done = { added: 0, here: 0, failed: 0 };
  for (const account of accounts) {
    const name = freeName(nameOf(account), names);
    const isHere = present.some((one) => isSame(one, account));
    const result = isHere ? 'here' : await add(session, { ...account, name }, checks);
    if (result === 'added') names.add(name);
    done[result] += 1;
  }
  session.print(
    done,
    () => `${done.added} added, ${done.here} here already, ${done.failed} failed.`,
  );
  if (done.failed > 0) throw new CommandProblem('Run it again when what is wrong is mended.');
}

/** By what it looks at, and not by its name: that is changed as one likes. */
const isSame = (one: Account, other: FoundAccount): boolean =>
  (['tenantId', 'clientId', 'user'] as const).every(
    (field) => one[field]?.toLowerCase() === other[field]?.toLowerCase(),
  );

/** Accounts of one tenant would all have its name. */
function freeName(name: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) {
    const free = number === 1 ? name : `${name} ${number}`;
    if (!taken.has(free)) return free;
  }
}

interface Preflight {
  readonly mode: 'application' | 'delegated';
  readonly failure?: NonNullable<Account['failure']>;
  readonly granted?: readonly string[];
  readonly missing: readonly string[];
  readonly permissionsLink?: string;
}

async function add(
  { api, terminal }: Session,
  account: FoundAccount,
  checks: readonly Check[],
): Promise<'added' | 'failed'> {
  const name = nameOf(account);
  const body = accountBody(account, checks);
  try {
    const { body: preflight } = await api.send<Preflight>('POST', '/api/preflight', { body });
    if (preflight.failure) {
      terminal.note(`✗ ${name}: ${failureText(preflight.failure)}`);
      return 'failed';
    }
    const { body: added } = await api.send<Account>('POST', '/api/accounts', { body });
    if (account.paused === true)
      await api.send('POST', `${accountPath(added)}/pause`, { body: {} });
    terminal.note([`+ ${name}`, ...permissionLines(preflight, checks)].join('\n    '));
    return 'added';
  } catch (thrown) {
    if (!(thrown instanceof CommandProblem)) throw thrown;
    terminal.note(`✗ ${name}: ${thrown.message}`);
    return 'failed';
  }
}

/** OpenID Connect's own, which no check needs and every sign-in asks for. */
const SIGN_IN = ['offline_access', 'openid', 'profile', 'email'];

/** What lacks, and what no check needs: it was granted for the other system, and is its owner's to take back. */
function permissionLines(preflight: Preflight, checks: readonly Check[]): readonly string[] {
  const { mode, granted = [], missing, permissionsLink } = preflight;
  const needed = new Set([...SIGN_IN, ...checks.flatMap(({ permissions }) => permissions[mode])]);
  const wider = granted.filter((permission) => !needed.has(permission));
  return [
    ...(missing.length > 0 ? [`${missing.length} permissions are not there yet`] : []),
    ...(wider.length > 0 ? [`wider than any check needs: ${wider.join(', ')}`] : []),
    ...(missing.length + wider.length > 0 && permissionsLink ? [permissionsLink] : []),
  ];
}
