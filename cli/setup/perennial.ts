import { ApiProblem, IN_FRONT } from '../api';
import type { Api } from '../api';
import type { Trust } from '../../src/domain/identity';
import type { Mode } from '../../src/domain/account';
import type { OnboardingMode } from '../../src/domain/onboarding';
import { accountPath } from '../lookup';
import type { Account, Member, Run } from '../shapes';
import type { SetupOptions } from './options';
import { EXIT, Stop } from './stop';

export interface PerennialAccount extends Account {
  readonly mode: Mode;
  readonly checks: { readonly preset: string; readonly always: readonly string[] };
  readonly preflight?: {
    readonly checks?: readonly { readonly enabled: boolean }[];
    readonly failure?: { readonly code: string };
  };
  readonly lastResults: readonly {
    readonly runId: string;
    readonly result: string;
    readonly at: string;
  }[];
}

export interface PermissionWish {
  readonly name: string;
  readonly type: 'Scope' | 'Role';
  /** Ids of the checks that need it. */
  readonly why: readonly string[];
}

export interface WantedRegistration {
  readonly permissions: readonly PermissionWish[];
  readonly redirectUri: string;
  /** What it has to trust in place of a key; told to operators of an installation in Azure. */
  readonly identity?: Trust;
}

/** The installation that is to watch the tenant. Throws `Stop` for whatever it does not answer. */
export class Perennial {
  /** Once the tenant is ready, silence means something else. */
  tenantIsReady = false;

  constructor(readonly api: Api) {}

  get origin(): string {
    return this.api.connection.origin;
  }

  async version(): Promise<string> {
    return (await this.#ask(() => this.api.get<{ version?: string }>('/api/health'))).version ?? '';
  }

  me(): Promise<Member> {
    return this.#ask(() => this.api.get('/api/me'));
  }

  wanted(checks: string, mode: OnboardingMode): Promise<WantedRegistration> {
    const query = new URLSearchParams({ checks, mode }).toString();
    return this.#ask(() => this.api.get(`/api/onboarding?${query}`));
  }

  /** In brief, as a list has them. */
  accounts(): Promise<readonly Account[]> {
    return this.#ask(() => this.api.list('/api/accounts?top=100'));
  }

  /** Whole. */
  async accountsIn(tenants: readonly string[]): Promise<readonly PerennialAccount[]> {
    const found: PerennialAccount[] = [];
    for (const { id, tenantId } of await this.accounts())
      if (tenants.includes(tenantId)) found.push(await this.account(id));
    return found;
  }

  account(id: string): Promise<PerennialAccount> {
    return this.#ask(() => this.api.get(accountPath({ id })));
  }

  run(id: string, runId: string): Promise<Run> {
    return this.#ask(() => this.api.get(`${accountPath({ id })}/runs/${runId}`));
  }

  register(body: object): Promise<PerennialAccount> {
    return this.#send('POST', '/api/accounts', body);
  }

  change(id: string, body: object): Promise<PerennialAccount> {
    return this.#send('PATCH', accountPath({ id }), body);
  }

  async preflight(id: string): Promise<void> {
    await this.#send('POST', `${accountPath({ id })}/preflight`, {});
  }

  async signIn(id: string): Promise<string> {
    return (await this.#send<{ url: string }>('POST', `${accountPath({ id })}/sign-in`, {})).url;
  }

  async remove(id: string): Promise<void> {
    await this.#send('DELETE', accountPath({ id }));
  }

  async #send<Body>(method: string, path: string, body?: object): Promise<Body> {
    return (await this.#ask(() => this.api.send<Body>(method, path, { body }))).body;
  }

  async #ask<T>(ask: () => Promise<T>): Promise<T> {
    try {
      return await ask();
    } catch (thrown) {
      if (!(thrown instanceof ApiProblem)) throw thrown;
      throw this.#stopFor(thrown);
    }
  }

  #stopFor({ status, code, message }: ApiProblem): Stop {
    if (status === undefined || status >= 500) {
      const host = new URL(this.origin).host;
      return new Stop(EXIT.noAnswer, this.tenantIsReady ? 'perennial-silent' : 'not-reached', {
        host,
      });
    }
    const detail = message;
    const noRight = code === IN_FRONT || status === 401 || status === 403;
    // The sentences for these say that nothing was changed in the tenant.
    if (!this.tenantIsReady && code === 'quota-exhausted')
      return new Stop(EXIT.personNeeded, 'quota-used-up');
    if (!this.tenantIsReady && code !== IN_FRONT && noRight)
      return new Stop(EXIT.noRight, 'perennial-refuses');
    return new Stop(noRight ? EXIT.noRight : EXIT.halfWay, 'perennial-did-not-take-it', { detail });
  }
}

/** The account that one registration has for one way of signing in. */
export const accountFor = (
  accounts: readonly PerennialAccount[],
  wanted: Pick<PerennialAccount, 'clientId' | 'mode'>,
): PerennialAccount | undefined =>
  accounts.find(({ clientId, mode }) => clientId === wanted.clientId && mode === wanted.mode);

/** Whether an account looks after what the options say. */
export const looksAfter = (
  account: PerennialAccount,
  { user, checks }: Pick<SetupOptions, 'user' | 'checks'>,
): boolean =>
  account.user?.toLowerCase() === user?.toLowerCase() &&
  [account.checks.preset, [...account.checks.always].sort().join(',')].includes(
    checks.split(',').sort().join(','),
  );
