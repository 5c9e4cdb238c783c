import type { Api } from './demo-history';
import { CLIENT_ID, CLIENT_SECRET, REFRESH_TOKEN } from '@perennial/graph-simulator';

/** Short, so that something happens while somebody looks. */
const schedule = { preset: 'custom', minSeconds: 5, maxSeconds: 10 };
const clientSecret = { kind: 'clientSecret', clientSecret: CLIENT_SECRET };

const accounts = [
  {
    name: 'Contoso',
    tenantId: 'contoso.example',
    user: 'adele@contoso.example',
    credential: clientSecret,
  },
  {
    name: 'Expired',
    tenantId: 'expired.example',
    user: 'adele@expired.example',
    credential: clientSecret,
  },
  {
    name: 'Signed in',
    tenantId: 'signedin.example',
    credential: { kind: 'refreshToken', refreshToken: REFRESH_TOKEN },
  },
].map((account) => ({ ...account, clientId: CLIENT_ID, schedule }));

/** What came of registering them. */
export interface Registered {
  /** Ids of those that were not there yet. */
  readonly ids: readonly string[];
  readonly problems: readonly string[];
}

/**
 * Registers the three demo accounts through the API, where they are not there yet: a healthy one, one
 * whose secret has expired, and one that a person has signed in to.
 */
export async function registerDemo({ origin, key }: Api): Promise<Registered> {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const address = `${origin}/api/accounts`;
  const listed = await fetch(`${address}?top=100`, { headers });
  if (!listed.ok) {
    const problem = `The demo accounts could not be looked up (${listed.status}).`;
    return { ids: [], problems: [problem] };
  }
  const { value } = (await listed.json()) as { value: readonly { tenantId: string }[] };
  const known = new Set(value.map(({ tenantId }) => tenantId));
  const missing = accounts.filter(({ tenantId }) => !known.has(tenantId));
  const tried = await Promise.all(
    missing.map(async (account) => {
      const response = await fetch(address, {
        method: 'POST',
        headers,
        body: JSON.stringify(account),
      });
      if (response.ok) return { id: ((await response.json()) as { id: string }).id };
      return { problem: `“${account.name}” could not be registered (${response.status}).` };
    }),
  );
  return {
    ids: tried.flatMap(({ id }) => id ?? []),
    problems: tried.flatMap(({ problem }) => problem ?? []),
  };
}
