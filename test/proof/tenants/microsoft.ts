/**
 * Entra ID's token endpoint and Graph in memory, for as many tenants as a proof wants. It stands in for
 * the wire, so that everything of the product's own is passed through: what is sent again, and what is not.
 */
import { createHash } from 'node:crypto';
import { HOUR_MS } from '../../../src/durations';
import type { Exchange, WireRequest, WireResponse } from '../../../src/network/exchange';
import { WireError } from '../../../src/network/wire-error';
import { answerOf, entraError, graphError, json } from './misfortunes';
import type { Answer, Misfortune } from './misfortunes';
import { PERMISSIONS } from './checks';

/** How long an answer takes, in milliseconds. */
const LATENCY_MS = 250;
const TOKEN_LIFE_S = 3600;

export const GOOD_SECRET = 'good-secret';
export const FIRST_REFRESH_TOKEN = 'refresh-0';

/** A request for a token, as the far side has seen it. */
export interface TokenAsked {
  readonly tenant: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** HTTP status; undefined where it was not answered. */
  readonly status: number | undefined;
}

interface Tenant {
  readonly misfortune: Misfortune | undefined;
  /** Subject by id: what was made and not removed. */
  readonly items: Map<string, string>;
  readonly spent: Set<string>;
}

interface Deps {
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
}

export class Microsoft {
  readonly tokensAsked: TokenAsked[] = [];
  graphRequests = 0;
  /** From then on all is well everywhere (milliseconds since the epoch). */
  wellFrom = Infinity;
  readonly #tenants = new Map<string, Tenant>();
  readonly #begun: number;
  #made = 0;

  constructor(private readonly deps: Deps) {
    this.#begun = deps.now();
  }

  addTenant(domain: string, misfortune?: Misfortune): void {
    this.#tenants.set(domain, { misfortune, items: new Map(), spent: new Set() });
  }

  /** How many things lie in all tenants. */
  get items(): number {
    return [...this.#tenants.values()].reduce((sum, { items }) => sum + items.size, 0);
  }

  exchange: Exchange = async (request) => {
    const { url, body, timeoutMs, signal } = request;
    const { host, pathname, searchParams } = new URL(url);
    const answer = pathname.endsWith('/openid-configuration')
      ? this.#metadata(pathname)
      : host.startsWith('login.')
        ? this.#token(pathname, body as string)
        : this.#graph(request, pathname.replace('/v1.0', ''), searchParams);
    if (answer === 'silence') {
      await Promise.race([this.deps.sleep(timeoutMs), endOf(signal)]);
      throw new WireError(signal?.aborted ? 'deadline' : 'timeout');
    }
    await this.deps.sleep(LATENCY_MS);
    if (signal?.aborted) throw new WireError('deadline');
    if (answer === 'reset') throw new WireError('reset');
    return answer;
  };

  #misfortuneOf({ misfortune }: Tenant): Misfortune | undefined {
    const now = this.deps.now();
    const begins = this.#begun + (misfortune?.afterHours ?? 0) * HOUR_MS;
    return now >= begins && now < this.wellFrom ? misfortune : undefined;
  }

  /** What tells a tenant's id; as silent or broken as its token endpoint is. */
  #metadata(path: string): Answer {
    const domain = decodeURIComponent(path.split('/')[1] ?? '');
    const tenant = this.#tenants.get(domain);
    if (!tenant) return entraError(400, 'invalid_tenant', 90_002);
    const token = this.#misfortuneOf(tenant)?.token?.();
    if (token === 'silence' || (token && token !== 'reset' && token.status >= 500)) return token;
    return json(200, { issuer: `https://login.microsoftonline.com/${tidOf(domain)}/v2.0` });
  }

  #token(path: string, body: string): Answer {
    const domain = decodeURIComponent(path.split('/')[1] ?? '');
    const tenant = this.#tenants.get(domain);
    const answer = tenant
      ? (this.#misfortuneOf(tenant)?.token?.() ?? grant(domain, tenant, new URLSearchParams(body)))
      : entraError(400, 'invalid_request', 90_002);
    const status = typeof answer === 'string' ? undefined : answer.status;
    this.tokensAsked.push({ tenant: domain, at: this.deps.now(), status });
    return answer;
  }

  #graph({ method, headers, body }: WireRequest, path: string, query: URLSearchParams): Answer {
    this.graphRequests += 1;
    const token = headers['authorization']?.replace('Bearer ', '') ?? '';
    const tenant = this.#tenants.get(domainIn(token));
    if (!tenant) return graphError(401, 'InvalidAuthenticationToken', 'Access token is empty.');
    const refused = this.#misfortuneOf(tenant)?.graph?.({ method, path });
    if (refused) return refused;
    if (!path.includes('/messages')) return json(200, { id: 'something' });
    if (method === 'POST') {
      const id = `item${(this.#made += 1)}`;
      tenant.items.set(id, (JSON.parse(body as string) as { subject: string }).subject);
      return json(201, { id });
    }
    if (method === 'DELETE') {
      const gone = tenant.items.delete(path.split('/').at(-1) ?? '');
      return gone ? answerOf(204) : graphError(404, 'ErrorItemNotFound', '');
    }
    const subject = query.get('$filter');
    const found = [...tenant.items].filter(([, one]) => one === subject);
    return json(200, { value: found.map(([id]) => ({ id })) });
  }
}

/** What the token endpoint of a tenant that is well answers. */
function grant(domain: string, { misfortune, spent }: Tenant, form: URLSearchParams): WireResponse {
  const refresh = form.get('refresh_token');
  if (refresh === null) {
    if (form.get('client_secret') !== GOOD_SECRET)
      return entraError(401, 'invalid_client', 7_000_215);
    return json(200, tokenOf(domain, { roles: PERMISSIONS }));
  }
  if (misfortune?.singleUse && spent.has(refresh)) return entraError(400, 'invalid_grant', 70_000);
  spent.add(refresh);
  const next = `${refresh.replace(/\d+$/, '')}${Number(/\d+$/.exec(refresh)?.[0]) + 1}`;
  return json(200, {
    ...tokenOf(domain, { scp: PERMISSIONS.join(' ') }),
    refresh_token: next,
  });
}

/** A tenant's own id, whatever it is called. */
const tidOf = (domain: string): string => {
  const hex = createHash('sha256').update(domain).digest('hex').slice(0, 32);
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
};

const tokenOf = (domain: string, claims: object) => ({
  token_type: 'Bearer',
  expires_in: TOKEN_LIFE_S,
  access_token: `e30.${Buffer.from(JSON.stringify({ domain, tid: tidOf(domain), ...claims })).toString('base64url')}.e30`,
});

function domainIn(token: string): string {
  const payload = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString();
  return payload === '' ? '' : (JSON.parse(payload) as { domain: string }).domain;
}

const endOf = (signal: AbortSignal | undefined): Promise<void> =>
  new Promise((resolve) => {
    signal?.addEventListener('abort', () => resolve(), { once: true });
  });
