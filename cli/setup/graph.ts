import { parseRetryAfter } from '../../src/domain/retry';
import type { Exchange, WireResponse } from '../../src/network/exchange';
import { jsonOrUndefined } from '../../src/network/json';
import { WireError } from '../../src/network/wire-error';
import type { Pace } from './pace';
import { EXIT, GraphRefusal, isRefusedWith, Stop } from './stop';

const TIMEOUT_MS = 30_000;
const MOST_BYTES = 8 * 1024 * 1024;
/** How long Microsoft may ask to wait, in all. */
const PATIENCE_SECONDS = 300;
/** Of a tenant's apps, grants and licences nobody has so many. */
const MOST_PAGES = 1000;
/** Where it does not say for how long. */
const USUAL_SECONDS = 2;

export interface GraphObject {
  readonly id: string;
  readonly [property: string]: unknown;
}

interface Sent {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface GraphWay {
  readonly origin: string;
  readonly exchange: Exchange;
  readonly pace: Pace;
  /** The proxy on the way, as it is told. */
  readonly proxy?: string | undefined;
}

/** Graph as an administrator's token sees it. Every status is looked at. */
export class GraphClient {
  /** The far side's clock in its last answer (milliseconds since the epoch). */
  date: number | undefined;
  #waited = 0;

  constructor(
    private readonly way: GraphWay,
    private readonly token: string,
  ) {}

  get(path: string): Promise<GraphObject> {
    return this.send('GET', path);
  }

  /** All pages of a list. Throws `Stop` where there are too many: half a list would be taken for the whole. */
  async list(path: string): Promise<readonly GraphObject[]> {
    const found: GraphObject[] = [];
    let next: string | undefined = path;
    for (let pages = 0; next !== undefined; pages += 1) {
      if (pages === MOST_PAGES) {
        const [list = path] = path.split('?');
        throw new Stop(EXIT.halfWay, 'list-without-end', { list, pages: String(MOST_PAGES) });
      }
      const page: Record<string, unknown> = await this.send('GET', next);
      found.push(...((page['value'] ?? []) as GraphObject[]));
      const link = page['@odata.nextLink'];
      next = typeof link === 'string' ? link.replace(/^https?:\/\/[^/]+\/v1\.0/, '') : undefined;
    }
    return found;
  }

  /** Undefined where there is no such object. */
  async find(path: string): Promise<GraphObject | undefined> {
    try {
      return await this.get(path);
    } catch (thrown) {
      if (isRefusedWith(404, thrown)) return undefined;
      throw thrown;
    }
  }

  /** Deletes what may be gone already. */
  async remove(path: string): Promise<void> {
    try {
      await this.send('DELETE', path);
    } catch (thrown) {
      if (!isRefusedWith(404, thrown)) throw thrown;
    }
  }

  /** Throws `GraphRefusal`, or `Stop` where Graph is not reached or asks for too long a wait. */
  async send(method: string, path: string, sent: Sent = {}): Promise<GraphObject> {
    for (;;) {
      const answer = await this.#once(method, path, sent);
      const { status, headers } = answer;
      const json = (jsonOrUndefined(answer.bytes) ?? {}) as GraphObject & { error?: GraphError };
      if (status < 400) return json;
      if (status !== 429 && status !== 503)
        throw new GraphRefusal(status, json.error?.code ?? '', json.error?.message ?? '');
      await this.#obey(parseRetryAfter(headers.get('retry-after'), Date.now()));
    }
  }

  async #obey(askedMs = USUAL_SECONDS * 1000): Promise<void> {
    const seconds = askedMs / 1000;
    this.#waited += seconds;
    if (this.#waited > PATIENCE_SECONDS) {
      const at = new Date(Date.now() + askedMs).toISOString();
      throw new Stop(EXIT.noAnswer, 'microsoft-is-busy', { at: `${at.slice(0, 16)}Z` });
    }
    await this.way.pace.obey(seconds);
  }

  async #once(method: string, path: string, { body, headers }: Sent): Promise<WireResponse> {
    const { origin, exchange, proxy } = this.way;
    const type = body === undefined ? {} : { 'content-type': 'application/json' };
    try {
      const answer = await exchange({
        method,
        url: `${origin}/v1.0${path}`,
        headers: {
          authorization: `Bearer ${this.token}`,
          accept: 'application/json',
          ...type,
          ...headers,
        },
        body: body === undefined ? undefined : JSON.stringify(body),
        timeoutMs: TIMEOUT_MS,
        maxBytes: MOST_BYTES,
      });
      const date = Date.parse(answer.headers.get('date') ?? '');
      this.date = Number.isNaN(date) ? undefined : date;
      return answer;
    } catch (thrown) {
      if (!(thrown instanceof WireError)) throw thrown;
      const by = proxy === undefined ? {} : { proxy: ` (${proxy})` };
      throw new Stop(EXIT.noAnswer, 'not-reached', { host: new URL(origin).host, ...by });
    }
  }
}

interface GraphError {
  readonly code?: string;
  readonly message?: string;
}
