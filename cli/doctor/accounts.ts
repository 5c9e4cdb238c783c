/** What needs a person about accounts, as findings: which those are is decided by the app, in `GET /api/overview`. */
import type { Api } from '../api';
import { shownTime } from '../shapes';
import type { Account } from '../shapes';
import type { Finding } from './finding';

interface Need {
  readonly account?: string;
  readonly kind: string;
  readonly until?: string;
  readonly code?: string;
  readonly title: string;
  readonly check?: string;
}

interface Overview {
  readonly needs: readonly Need[];
  readonly accounts: readonly { readonly id: string; readonly name: string }[];
}

/** More of them have one cause, or nobody reads on. */
const MOST = 50;

export async function accountFindings(api: Api): Promise<readonly Finding[]> {
  const { needs, accounts } = await api.get<Overview>('/api/overview');
  const names = new Map(accounts.map(({ id, name }) => [id, name]));
  const own = needs.filter(({ account }) => account !== undefined).slice(0, MOST);
  return Promise.all(own.map((need) => finding(api, need, names.get(need.account ?? '') ?? '')));
}

async function finding(api: Api, need: Need, name: string): Promise<Finding> {
  const { account = '', kind, code, title, check, until } = need;
  const what = [
    title,
    code && `(${code})`,
    check && `in ${check}`,
    until && `until ${shownTime(until)}`,
  ];
  return {
    id: kind,
    account: name,
    problem: `${name}: ${what.filter(Boolean).join(' ')}.`,
    fix: FIXES[kind] ?? (await failureFix(api, account)),
  };
}

const FIXES: Readonly<Record<string, string>> = {
  'credential-lapses':
    'Make a new one and give it to the account: perennial accounts edit ACCOUNT --credential …',
  'permission-missing':
    'Add it to the registration and consent: perennial accounts show ACCOUNT --json has the links in preflight.',
  leftovers:
    'perennial runs ACCOUNT says what could not be removed; it is looked for again with each run.',
};

async function failureFix(api: Api, account: string): Promise<string> {
  const { failure } = await api.get<Account>(`/api/accounts/${encodeURIComponent(account)}`);
  return failure?.fix ?? 'perennial runs ACCOUNT says which checks fail and why.';
}
