import { missingPermissions } from '../checks/permissions';
import type { LeasedAccount } from '../domain/account';
import { checkOfEntry } from '../domain/plan';
import { FailureError, isTokenUnwanted } from '../domain/failure';
import type { Outcome } from '../domain/run';
import type { Token } from '../ports';
import { UNDO_RESERVE_MS } from '../domain/timing';
import { HOUR_MS } from '../durations';
import type { RenewReason } from '../engine/renewing-session';
import { openTenant } from '../engine/tenant';
import type { Tenant, TimeLimit } from '../engine/tenant';
import { acquireToken } from './acquire';
import type { TokenOptions } from './acquire';
import type { Services } from '../services';

/**
 * How often a new token is fetched because a permission is missing, in milliseconds: consent that was
 * given meanwhile shows in a new token only, and one that was not is missing from that one too.
 */
const PERMISSIONS_ASKED_EVERY_MS = HOUR_MS;

/** The tokens of one run: which one it begins with, and when it gets another. */
export class RunTokens {
  #askedAt: number | undefined;
  #latest: Token | undefined;
  #refusedEarly = false;
  readonly #bounds: Pick<TokenOptions, 'signal' | 'deadline'>;

  constructor(
    private readonly services: Services,
    private readonly account: LeasedAccount,
    private readonly limit: TimeLimit,
  ) {
    // With a token that comes later, no check would begin.
    this.#bounds = { signal: limit.signal, deadline: limit.deadline - UNDO_RESERVE_MS };
  }

  /** The tenant's GUID, once a token has told it. */
  get tid(): string | undefined {
    return this.#latest?.tid;
  }

  /** The run's tenant, which renews its token by itself. Throws `FailureError` with stage `token`. */
  async open(): Promise<Tenant> {
    const { services, account, limit } = this;
    const token = await this.#first();
    return openTenant(services, account, token, limit, (reason) => this.#renewed(reason));
  }

  /** The token at hand, or another one where a check of the plan lacks a permission in it. */
  async #first(): Promise<Token> {
    const { services, account } = this;
    const known = services.tokenMemory.token(account.credential.id);
    const token = await acquireToken(services, account, this.#bounds);
    this.#latest = token;
    if (token !== known || !this.#lacking(token) || !this.#mayAsk()) return token;
    try {
      return await this.#ask();
    } catch (thrown) {
      // The one at hand is as good as it was.
      if (!(thrown instanceof FailureError)) throw thrown;
      const { code } = thrown.failure;
      services.log.warn('token.permissions-not-asked', { accountId: account.id, code });
      return token;
    }
  }

  /**
   * A new token in the middle of the run: for one that has outlived its time as often as it takes, for
   * one that is refused before its time once, and for a 403 only where none was fetched for that lately.
   */
  async #renewed(reason: RenewReason): Promise<Token | undefined> {
    if (reason === 'forbidden') return this.#mayAsk() ? this.#ask() : undefined;
    const expired = this.#latest !== undefined && this.#latest.expiresAt <= this.services.clock();
    const { tokenMemory } = this.services;
    const unwanted = tokenMemory.isUnwanted(this.account.credential.id);
    if (!expired && (this.#refusedEarly || unwanted)) return undefined;
    this.#refusedEarly ||= !expired;
    return this.#fresh();
  }

  /**
   * Remembers what the services made of the run's token: one that refuses it while others take it gets no
   * new one each run; one that nobody takes is used no more.
   */
  learnFrom(outcomes: readonly Outcome[]): void {
    const { tokenMemory } = this.services;
    const { id } = this.account.credential;
    if (!outcomes.some(({ failure }) => failure && isTokenUnwanted(failure))) return;
    if (outcomes.some(({ result }) => result === 'passed')) tokenMemory.unwanted(id);
    else tokenMemory.distrust(id);
  }

  /** What the account's row has to remember. */
  get permissionsAskedAt(): number | undefined {
    return this.#askedAt;
  }

  #lacking({ permissions }: Token): boolean {
    const { findCheck } = this.services;
    const { mode, lease } = this.account;
    if (permissions === undefined) return false;
    return lease.plan.some((entry) => {
      const { id, version } = checkOfEntry(entry);
      const check = findCheck(id, version);
      return (
        check?.modes.includes(mode) === true &&
        missingPermissions(check, mode, permissions).length > 0
      );
    });
  }

  #mayAsk(): boolean {
    const last = this.#askedAt ?? this.account.permissionsAskedAt;
    return last === undefined || this.services.clock() - last >= PERMISSIONS_ASKED_EVERY_MS;
  }

  async #ask(): Promise<Token> {
    this.#askedAt = this.services.clock();
    return this.#fresh();
  }

  async #fresh(): Promise<Token> {
    this.services.tokenMemory.forget(this.account.credential.id);
    const options = { ...this.#bounds, fresh: true };
    const token = await acquireToken(this.services, this.account, options);
    this.#latest = token;
    return token;
  }
}
