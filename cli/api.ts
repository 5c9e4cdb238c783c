/** The installation's API, as the command line uses it. */
import { compact } from '../src/compact';
import type { Language } from '../src/domain/language';
import type { Exchange, WireHeaders, WireRequest, WireResponse } from '../src/network/exchange';
import { jsonOrUndefined } from '../src/network/json';
import { WireError } from '../src/network/wire-error';
import type { Connection } from './connection';
import { CommandProblem } from './problem';

export interface Answer<Body> {
  readonly status: number;
  readonly body: Body;
  readonly etag: string | undefined;
  readonly date: string | undefined;
}

interface Problem {
  readonly code?: string;
  readonly detail?: string;
  readonly errors?: readonly { readonly field: string; readonly message: string }[];
}

const TIMEOUT_MS = 60_000;
const MOST_BYTES = 32 * 1024 * 1024;
const NO_CONTENT = 204;
const MOST_PAGES = 1000;
const MOST_WAITS = 20;
const LONGEST_WAIT_S = 60;

type Outgoing = Pick<WireRequest, 'method' | 'url' | 'headers' | 'body'>;

/** The code of `SignInInFront`. */
export const IN_FRONT = 'sign-in-in-front';

/** What the installation did not answer as it was asked to. */
export class ApiProblem extends CommandProblem {
  /** `status`: undefined where nothing was answered. */
  constructor(message: string, status: number | undefined, code?: string) {
    super(message, 1, code ?? (status === undefined ? 'no-answer' : 'failed'), status);
  }
}

/** What the API is spoken to with. */
export interface Ways {
  readonly exchange: Exchange;
  readonly language: Language;
  /** A token of the owner's for a client id; undefined where there is none. */
  readonly entraToken: (client: string) => Promise<string | undefined>;
  /** Says that it waits, and does. */
  readonly wait: (seconds: number) => Promise<void>;
}

export class Api {
  #token: Promise<string | undefined> | undefined;

  constructor(
    readonly connection: Connection,
    private readonly ways: Ways,
  ) {}

  /** Throws `CommandProblem` with the API's own sentence for anything but success. */
  async send<Body>(
    method: string,
    path: string,
    { body, ifMatch }: { body?: unknown; ifMatch?: string | undefined } = {},
  ): Promise<Answer<Body>> {
    const { origin } = this.connection;
    const response = await this.#patiently({
      method,
      url: origin + path,
      headers: compact({
        ...(await this.#identity()),
        accept: 'application/json',
        'accept-language': this.ways.language,
        'content-type': body === undefined ? undefined : 'application/json',
        'if-match': ifMatch,
      }),
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const { status, headers, bytes } = response;
    const value = jsonOrUndefined(bytes);
    if (isSignIn(response)) throw new SignInInFront(origin, status);
    if (status >= 400) throw refusal(status, value as Problem | undefined, origin);
    if (value === undefined && status !== NO_CONTENT) throw notOurs(origin, status);
    return {
      status,
      body: value as Body,
      etag: headers.get('etag') ?? undefined,
      date: headers.get('date') ?? undefined,
    };
  }

  async get<Body>(path: string): Promise<Body> {
    return (await this.send<Body>('GET', path)).body;
  }

  /** All of a list, page by page. Throws `CommandProblem` where there are too many: half a list would be taken for the whole. */
  async list<Item>(path: string): Promise<readonly Item[]> {
    const found: Item[] = [];
    let next: string | undefined = path;
    for (let page = 0; next !== undefined; page += 1) {
      if (page === MOST_PAGES)
        throw new CommandProblem(`The list ${path} has more than ${MOST_PAGES} pages.`);
      const answer: Answer<Partial<Page<Item>> | null> = await this.send('GET', next);
      const { value, nextLink }: Partial<Page<Item>> = answer.body ?? {};
      if (!Array.isArray(value)) throw notOurs(this.connection.origin, answer.status);
      found.push(...(value as readonly Item[]));
      // Only what is behind the host: the key goes to one origin.
      const url: URL | undefined =
        nextLink === undefined ? undefined : new URL(nextLink, this.connection.origin);
      next = url && url.pathname + url.search;
    }
    return found;
  }

  /** The key; where Microsoft's sign-in stands in front, behind a token for that. */
  async #identity(): Promise<Readonly<Record<string, string>>> {
    const { key, entra } = this.connection;
    if (entra === undefined) return { authorization: `Bearer ${key}` };
    this.#token ??= this.ways.entraToken(entra);
    const token = await this.#token;
    if (token === undefined)
      throw new CommandProblem(
        `Neither az nor azd gives a token for ${entra}: az login --scope api://${entra}/.default`,
      );
    return { authorization: `Bearer ${token}`, 'x-api-key': key };
  }

  /** A 429 is waited for: whoever sends a hundred accounts is no attacker. */
  async #patiently(request: Outgoing): Promise<WireResponse> {
    for (let left = MOST_WAITS; ; left -= 1) {
      const answer = await this.#answer(request);
      const seconds = Number(answer.headers.get('retry-after') ?? NaN);
      if (answer.status !== 429 || left === 0 || !(seconds <= LONGEST_WAIT_S)) return answer;
      await this.ways.wait(seconds);
    }
  }

  async #answer(request: Outgoing) {
    try {
      return await this.ways.exchange({ ...request, timeoutMs: TIMEOUT_MS, maxBytes: MOST_BYTES });
    } catch (thrown) {
      if (!(thrown instanceof WireError)) throw thrown;
      const message = `${this.connection.origin} does not answer (${thrown.code}).`;
      throw new ApiProblem(message, undefined);
    }
  }
}

const SIGN_IN_PAGE = /https:\/\/(?:login\.microsoftonline\.com|aadcdn\.msauth\.net)\//;
const isHtml = (headers: WireHeaders): boolean =>
  (headers.get('content-type') ?? '').includes('html');
const MICROSOFT = /^https:\/\/login\.(?:microsoftonline\.com|windows\.net)\//;

/** App Service's own answers (https://learn.microsoft.com/azure/app-service/overview-authentication-authorization). */
function isSignIn({ status, headers, bytes }: WireResponse): boolean {
  if (status >= 300 && status < 400) {
    const location = headers.get('location') ?? '';
    return MICROSOFT.test(location) || location.includes('/.auth/login/');
  }
  const challenge = headers.get('www-authenticate') ?? '';
  if (status === 401) return challenge.includes('authorization_uri="https://login.');
  // Its page itself, which something between follows the way to.
  if (status === 200) return isHtml(headers) && SIGN_IN_PAGE.test(Buffer.from(bytes).toString());
  // Somebody who is signed in and not among those that may pass. Perennial's own refusals are JSON.
  return status === 403 && !(headers.get('content-type') ?? '').includes('json');
}

/** Microsoft's sign-in has answered, and not what stands behind it. */
export class SignInInFront extends ApiProblem {
  constructor(origin: string, status: number) {
    super(
      `Microsoft's sign-in stands in front of ${origin}: ${status === 403 ? 'it does not let you pass.' : 'the command line gets no further without a token for it.'}`,
      status,
      IN_FRONT,
    );
  }
}

interface Page<Item> {
  readonly value: readonly Item[];
  readonly nextLink?: string;
}

const notOurs = (origin: string, status: number): ApiProblem =>
  new ApiProblem(
    `${origin} answered ${status} with something else than was asked for: is it Perennial?`,
    status,
    'not-perennial',
  );

const refusal = (status: number, problem: Problem | undefined, origin: string): ApiProblem =>
  new ApiProblem(sentence(status, problem, origin), status, problem?.code);

function sentence(status: number, problem: Problem | undefined, origin: string): string {
  if (status === 401) return `${origin} does not take this key.`;
  const { detail = `${origin} answered ${status}.`, errors = [] } = problem ?? {};
  return [detail, ...errors.map(({ field, message }) => `  ${field}: ${message}`)].join('\n');
}
