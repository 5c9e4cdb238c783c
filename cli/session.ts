import { exchangeOver } from '../src/network/exchange';
import { tokenOf } from '../scripts/hooks/token.mjs';
import type { Language } from '../src/domain/language';
import { agentsFor } from '../src/network/agents';
import type { Exchange } from '../src/network/exchange';
import type { ProxySettings } from '../src/network/proxies';
import { jsonOrUndefined } from '../src/network/json';
import { WireError } from '../src/network/wire-error';
import { Api } from './api';
import { connectionOf, LOCAL } from './connection';
import type { Connection, ConnectionOptions } from './connection';
import { CommandProblem } from './problem';
import type { Terminal } from './terminal';

const MS_PER_SECOND = 1000;
const FEED_MS = 10_000;
const TOKEN_MS = 30_000;
const FEED_BYTES = 1024 * 1024;

export interface GlobalOptions extends ConnectionOptions {
  readonly output?: 'table' | 'json';
  readonly json?: boolean;
}

/** One command as it is run: the installation it speaks to, and the form of its answer. */
export class Session {
  #api: Api | undefined;
  #exchange: Exchange | undefined;
  #origin: string | undefined;
  #answered = false;

  constructor(
    readonly terminal: Terminal,
    private readonly options: () => GlobalOptions,
  ) {}

  /** Goes before every other way of naming the installation; `local`: the one on this machine. */
  speakTo(origin: string): void {
    this.#origin = origin === 'local' ? LOCAL : origin;
  }

  /** Made when it is first needed: help and completion need no key. */
  get api(): Api {
    const { env } = this.terminal;
    this.#api ??= new Api(this.#connection, {
      exchange: this.exchange,
      language: this.language,
      entraToken: (client) => tokenOf(env, TOKEN_MS, `api://${client}/.default`),
      wait: (seconds) => this.#wait(seconds),
    });
    return this.#api;
  }

  get #connection(): Connection {
    const options = this.options();
    return connectionOf({ ...options, url: this.#origin ?? options.url }, this.terminal);
  }

  /** The newest release of a feed in GitHub's form, asked without the key. */
  async newestTag(url: string): Promise<string> {
    const headers = { accept: 'application/json', 'user-agent': 'perennial' };
    try {
      const request = { method: 'GET', url, headers, timeoutMs: FEED_MS, maxBytes: FEED_BYTES };
      const { bytes } = await this.exchange(request);
      const { tag_name: tag } = (jsonOrUndefined(bytes) ?? {}) as { tag_name?: unknown };
      if (typeof tag === 'string') return tag;
    } catch (thrown) {
      if (!(thrown instanceof WireError)) throw thrown;
    }
    throw new CommandProblem(`The newest release could not be read from ${url}.`);
  }

  /** One way out of this machine, by the proxy that the environment names; Ctrl-C ends what is on it. */
  get exchange(): Exchange {
    this.#exchange ??= untilAborted(
      this.terminal.interrupted,
      exchangeOver(agentsFor(this.proxies)),
    );
    return this.#exchange;
  }

  async #wait(seconds: number): Promise<void> {
    this.terminal.note(`… asked to wait for ${seconds} s`);
    await this.terminal.sleep(seconds * MS_PER_SECOND);
  }

  get proxies(): ProxySettings {
    const { HTTPS_PROXY, https_proxy, HTTP_PROXY, http_proxy, NO_PROXY, no_proxy } =
      this.terminal.env;
    return {
      https: HTTPS_PROXY ?? https_proxy,
      http: HTTP_PROXY ?? http_proxy,
      except: NO_PROXY ?? no_proxy,
    };
  }

  /** As whoever types has set it (https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/V1_chap08.html). */
  get language(): Language {
    const { LC_ALL, LC_MESSAGES, LANG } = this.terminal.env;
    const [set = ''] = [LC_ALL, LC_MESSAGES, LANG].filter(Boolean);
    return /^zh/i.test(set) ? 'zh-CN' : 'en';
  }

  get asJson(): boolean {
    const { output, json } = this.options();
    return json === true || output === 'json';
  }

  /** The answer: as JSON for scripts, else as people read it. */
  print<Value>(value: Value, shown: (value: Value) => string): void {
    this.#answered = true;
    this.terminal.out(this.asJson ? JSON.stringify(value, null, 2) : shown(value));
  }

  /** Scripts read one JSON document, also where there is no answer; people read the sentence beside it. */
  printFailure(failure: Failure): void {
    if (this.asJson && !this.#answered) this.print({ failure }, () => '');
  }
}

/** Why there is no answer, for scripts. */
interface Failure {
  readonly code: string;
  readonly title: string;
  /** Of the installation's answer, where it gave one. */
  readonly status?: number | undefined;
}

const untilAborted =
  (interrupted: AbortSignal, exchange: Exchange): Exchange =>
  async (request) => {
    if (interrupted.aborted) throw new WireError('deadline');
    const signal = request.signal ? AbortSignal.any([request.signal, interrupted]) : interrupted;
    return exchange({ ...request, signal });
  };
