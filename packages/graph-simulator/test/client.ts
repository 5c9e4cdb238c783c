import { CLIENT_ID, CLIENT_SECRET, REFRESH_TOKEN } from '../src';

export type Mode = 'application' | 'delegated';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
  /** The body as JSON, or an empty object where it is none. */
  readonly json: Record<string, unknown>;
}

/** A token request as a client makes it; what is given replaces or adds to the form. */
export async function askForToken(
  origin: string,
  tenant: string,
  form: Readonly<Record<string, string>>,
): Promise<Answer> {
  const body = new URLSearchParams({
    client_id: CLIENT_ID,
    scope: 'https://graph.microsoft.com/.default',
    ...form,
  });
  return read(await fetch(`${origin}/${tenant}/oauth2/v2.0/token`, { method: 'POST', body }));
}

export const withSecret = { grant_type: 'client_credentials', client_secret: CLIENT_SECRET };
export const withRefreshToken = { grant_type: 'refresh_token', refresh_token: REFRESH_TOKEN };

/** Somebody with a token for one of the tenants: app-only, but for the tenant that is signed in to. */
export class Client {
  private constructor(
    readonly origin: string,
    readonly mode: Mode,
    /** `/me`, or the same user by name. */
    readonly me: string,
    readonly token: string,
    readonly userPrincipalName: string,
  ) {}

  static async open(origin: string, tenant: string): Promise<Client> {
    const mode = tenant === 'signedin.example' ? 'delegated' : 'application';
    const { json } = await askForToken(
      origin,
      tenant,
      mode === 'delegated' ? withRefreshToken : withSecret,
    );
    const me = mode === 'delegated' ? '/me' : `/users/adele@${tenant}`;
    return new Client(origin, mode, me, String(json['access_token']), `adele@${tenant}`);
  }

  /** A path below `/v1.0`, where `/me` is this client's user, or a whole link. An object goes as JSON. */
  async send(
    method: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer> {
    const url = path.startsWith('http')
      ? path
      : `${this.origin}/v1.0${path.replace(/^\/me(?=\/|\?|$)/, this.me)}`;
    const raw = typeof body === 'string' || body instanceof Uint8Array;
    const answer = await fetch(url, {
      method,
      redirect: 'manual',
      headers: {
        ...(url.includes('/v1.0/') && { authorization: `Bearer ${this.token}` }),
        ...(body !== undefined && !raw && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: raw ? (body as string) : JSON.stringify(body) }),
    });
    return read(answer);
  }

  async get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return this.send('GET', path, undefined, headers);
  }

  /** The id of what a POST makes. */
  async make(path: string, body: unknown): Promise<string> {
    const { status, json } = await this.send('POST', path, body);
    if (status !== 201) throw new Error(`${path} answered ${status}: ${JSON.stringify(json)}`);
    return String(json['id']);
  }

  /** All items of all pages, and the last page. */
  async all(path: string): Promise<{ items: Record<string, unknown>[]; last: Answer }> {
    const items: Record<string, unknown>[] = [];
    let last = await this.get(path);
    for (let pages = 0; pages < 100; pages += 1) {
      items.push(...values(last));
      const next = last.json['@odata.nextLink'];
      if (typeof next !== 'string') return { items, last };
      last = await this.get(next);
    }
    throw new Error(`${path} does not end`);
  }
}

export function values({ json }: Answer): Record<string, unknown>[] {
  return json['value'] as Record<string, unknown>[];
}

export function codeOf({ json }: Answer): unknown {
  return (json['error'] as { code?: unknown } | undefined)?.code;
}

async function read(answer: Response): Promise<Answer> {
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const { status, headers } = answer;
  const json = (headers.get('content-type') ?? '').includes('json') && bytes.length > 0;
  return {
    status,
    headers,
    bytes,
    json: json ? (JSON.parse(Buffer.from(bytes).toString()) as Record<string, unknown>) : {},
  };
}
