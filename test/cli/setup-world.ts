/** An installation, Microsoft and somebody's machine with Azure CLI on it, for `setup-tenant`. */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Terminal } from '../../cli/terminal';
import { Product } from '../reports/product';
import type { Json } from '../reports/product';
import { serveProduct } from './serve-product';
import type { Served } from './serve-product';
import { terminal } from './support';
import type { Typed } from './support';

export const OPERATOR_KEY = 'operator-key-for-tests-0123456789';
/** Two permissions, so that a story has few requests. */
export const FEW = ['--checks', 'mail.page-inbox'];

interface Given extends Partial<Terminal> {
  readonly env?: Record<string, string>;
  readonly answer?: string;
}

export class SetupWorld {
  private constructor(
    readonly product: Product,
    readonly served: Served,
    /** The only one on PATH. */
    readonly folder: string,
  ) {}

  static async start(options: Parameters<typeof Product.start>[0] = {}): Promise<SetupWorld> {
    const product = await Product.start(options);
    const served = await serveProduct(product);
    return new SetupWorld(product, served, mkdtempSync(join(tmpdir(), 'setup-tenant-')));
  }

  async close(): Promise<void> {
    this.served.close();
    rmSync(this.folder, { recursive: true });
    await this.product.close();
  }

  /** As `az login` in each of the tenants leaves it: a token that `az` prints for the one that is asked for. */
  signIn(...tenants: readonly string[]): void {
    const cases = tenants.map((name) => `*${name}*) echo '${this.tokenOf(name)}';;`);
    this.standIn(`case "$*" in ${cases.join(' ')} *) exit 1;; esac`);
  }

  /** What `az` and `azd` answer. */
  tokenOf(tenant: string): string {
    const token = this.product.simulator.adminToken(tenant);
    return JSON.stringify({ accessToken: token, token });
  }

  /** The only tool that is installed. */
  standIn(script: string, tool = 'az'): void {
    for (const name of ['az', 'azd']) rmSync(join(this.folder, name), { force: true });
    writeFileSync(join(this.folder, tool), `#!/bin/sh\n${script}\n`);
    chmodSync(join(this.folder, tool), 0o755);
  }

  get env(): Record<string, string> {
    return {
      PATH: this.folder,
      GRAPH_ORIGIN: this.served.microsoft,
      LOGIN_ORIGIN: this.served.microsoft,
      PERENNIAL_KEY: OPERATOR_KEY,
    };
  }

  typed({ env = {}, ...given }: Given, ...args: readonly string[]): Promise<Typed> {
    const sleep = (ms: number) => this.product.pass(ms);
    const type = terminal({ ...this.env, ...env }, { sleep, ...given });
    return type('setup-tenant', '--for', this.served.perennial, ...args);
  }

  /** Any other command. */
  run(env: Record<string, string>, ...args: readonly string[]): Promise<Typed> {
    return terminal({ ...this.env, ...env })('--url', this.served.perennial, ...args);
  }

  setup(tenant: string, ...args: readonly string[]): Promise<Typed> {
    return this.typed({}, '--tenant', tenant, '--user', `adele@${tenant}`, '--yes', ...args);
  }

  remove(tenant: string, ...args: readonly string[]): Promise<Typed> {
    return this.typed({}, '--tenant', tenant, '--remove', '--yes', ...args);
  }

  /** How much was written to Graph. */
  writes(): number {
    return this.product.simulator
      .requests()
      .filter(({ method, path }) => method !== 'GET' && path.startsWith('/v1.0/')).length;
  }

  async accounts(tenant?: string): Promise<readonly Json[]> {
    const { value } = await this.product.call('GET', '/api/accounts');
    return (value as Json[]).filter(({ tenantId }) => tenant === undefined || tenantId === tenant);
  }

  /** Registrations and service principals of a tenant that were made here. */
  made(tenant: string): readonly object[] {
    return this.product.simulator
      .leftovers()
      .filter((one) => one.workload === 'directory' && one.tenant === tenant);
  }

  /** What Graph answers the tenant's administrator. */
  async graph(tenant: string, path: string, init: RequestInit = {}): Promise<Json> {
    const { accessToken } = JSON.parse(this.tokenOf(tenant)) as { accessToken: string };
    const headers = {
      authorization: `Bearer ${accessToken}`,
      'content-type': 'application/json',
    };
    const answer = await fetch(`${this.product.simulator.origin}/v1.0${path}`, {
      ...init,
      headers,
    });
    return JSON.parse((await answer.text()) || '{}') as Json;
  }
}
