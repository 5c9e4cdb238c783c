import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { copies } from './copies';

/** What Graph or the token endpoint answers, as a case gives it. */
export interface CaseFault {
  /** The token endpoint, instead of Graph. */
  readonly target?: 'token';
  readonly method?: string;
  /** A regular expression for the path below `/v1.0`. */
  readonly path?: string;
  readonly times: number;
  readonly status: number;
  /** Graph's. */
  readonly body?: unknown;
  /** The token endpoint's: the digits of `AADSTS…`, OAuth's code, and the text. */
  readonly code?: number;
  readonly error?: string;
  readonly text?: string;
}

export interface Want {
  /** Into `{made, run, account, mails, text}`; a run's outcomes go by the check. */
  readonly path: readonly string[];
  readonly is?: unknown;
  readonly not?: unknown;
  /** Regular expressions. */
  readonly like?: string;
  readonly unlike?: string;
}

/** What somebody of this trade has reported, and what the product should come to. */
export interface ReportCase {
  readonly id: string;
  readonly link?: string;
  readonly what: string;
  readonly tenant?: 'healthy' | 'nomailbox' | 'unconsented';
  /** App-only with a secret, or signed in with a refresh token. */
  readonly how?: 'secret' | 'token';
  readonly checks: readonly string[];
  /** More of the registration. */
  readonly account?: Readonly<Record<string, unknown>>;
  readonly clientSecret?: string;
  readonly faultsFirst?: readonly CaseFault[];
  /** From after the first run on. */
  readonly thenFaults?: readonly CaseFault[];
  /** Seconds that a token lives. */
  readonly knobs?: { readonly tokenLifetime: number };
  /** Before the next run. */
  readonly waitMs?: number;
  readonly runs?: number;
  readonly want: readonly Want[];
}

/** Beside a checkout lies what the cases are made from, in some places; else there are the copies. */
const file = resolve(__dirname, '../../../shared/reports/cases.json');

export const cases: readonly ReportCase[] = existsSync(file)
  ? (JSON.parse(readFileSync(file, 'utf8')) as ReportCase[])
  : copies;
