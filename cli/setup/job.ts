/** One tenant: looked at first, so that the plan can be shown; then set up, or left as it was before. */
import { createHash } from 'node:crypto';
import type { Mode } from '../../src/domain/account';
import { modesOf } from '../../src/domain/onboarding';
import type { TokenEndpoint } from '../../src/ports';
import type { Member } from '../shapes';
import { addKey, ensureApp, ensurePrincipal, removeSecrets, writeKeys } from './app';
import { deletedPrincipals, findApp, readHolding, refuseNamesake } from './directory';
import type { Found, Holding, Registration } from './directory';
import { testToken } from './first-token';
import type { GraphClient } from './graph';
import { ensureGrants } from './grants';
import { keyNameOf, monthsText } from './key';
import type { Key, Lived } from './key';
import type { Manner, SetupOptions } from './options';
import type { Pace } from './pace';
import { accountFor } from './perennial';
import type { Perennial, PerennialAccount, WantedRegistration } from './perennial';
import { isEmpty, planOf } from './plan';
import type { Plan } from './plan';
import { planText } from './plan-text';
import { isNothing, removalText, removeAll } from './remove';
import type { Removal } from './remove';
import { emptyReport } from './report';
import type { Report } from './report';
import { EXIT, Stop } from './stop';
import type { Facts } from './stop';
import { dayOf } from './tenant';
import type { TenantRead } from './tenant';
import type { Tools } from './tools';
import { ensureTrust, identityFor, trustFound } from './trust';
import { ensureAccounts, firstRun } from './watch';

/** What a job is done with. */
export interface Surroundings {
  readonly graph: GraphClient;
  /** Where the registration is, and who is signed in there: the tenant itself, or `--home-tenant`. */
  readonly registry: GraphClient;
  readonly home: TenantRead;
  readonly options: SetupOptions;
  readonly manner: Manner;
  readonly tenant: TenantRead;
  readonly perennial: Perennial;
  readonly tokens: TokenEndpoint;
  readonly pace: Pace;
  readonly say: (text: string) => void;
  /** A case of the doors that does not end the work. */
  readonly tell: (door: string, facts: Facts) => void;
  /** One of several answers, by its first letter; undefined where nobody can be asked. */
  readonly choose: (question: string, letters: string) => Promise<string | undefined>;
  readonly attended: boolean;
  readonly enough: Tools['enough'];
}

export class Job {
  readonly report: Report = emptyReport();
  #tools!: Tools;
  #wanted!: WantedRegistration;
  #found!: Found;
  #accounts: readonly PerennialAccount[] = [];
  #plan: Plan | undefined;
  #holding!: Holding;

  constructor(private readonly around: Surroundings) {}

  get tenantName(): string {
    return this.around.tenant.name;
  }

  /** Reads everything and changes nothing. Answers whether there is anything to do. */
  async look(me: Member): Promise<boolean> {
    const { options, perennial, manner, registry, tenant } = this.around;
    this.#wanted = await perennial.wanted(this.#checks, options.mode);
    this.#tools = this.#toolsFor(this.#wanted);
    this.#accounts = await perennial.accountsIn([options.tenant, tenant.id, tenant.domain]);
    this.#found = await findApp(registry, options, this.#tools.uniqueName);
    if (manner.remove) return this.#lookForRemoval();
    if (!this.#found.app && !this.#found.deleted) await refuseNamesake(registry, options);
    await this.#read(this.#found.app);
    this.#refuseQuota(me);
    return !isEmpty(this.#planned);
  }

  /** A tenant that is nobody's development tenant is only read. */
  get #checks(): string {
    const { options, tenant } = this.around;
    return tenant.isDeveloper ? options.checks : 'read-only';
  }

  async #read(app: Registration | undefined): Promise<void> {
    const { options, manner, tenant } = this.around;
    this.#holding = await readHolding(this.around, app, this.#wanted);
    const { redirectUri } = this.#wanted;
    const accountIn = (mode: Mode) => app && this.#accountOf(app.appId, mode);
    this.#plan = planOf({ ...this.#tools, holding: this.#holding, accountIn });
    const { forOthers } = this.#tools;
    const told = { ...options, verbose: manner.verbose, redirectUri, forOthers };
    this.report.plan = planText(this.#plan, told, tenant);
  }

  get #planned(): Plan {
    if (!this.#plan) throw new Error('planned before it was looked at');
    return this.#plan;
  }

  #accountOf(clientId: string, mode: Mode): PerennialAccount | undefined {
    return accountFor(this.#accounts, { clientId, mode });
  }

  /** How many accounts the plan adds. */
  get addedAccounts(): number {
    return this.#plan?.watches.filter(({ account }) => !account).length ?? 0;
  }

  #refuseQuota({ quota, accounts = 0 }: Member): void {
    if (quota !== undefined && accounts + this.addedAccounts > quota)
      throw new Stop(EXIT.personNeeded, 'quota-used-up', { quota: String(quota) });
  }

  #toolsFor({ redirectUri, identity }: WantedRegistration): Tools {
    const { around } = this;
    const { options, home, tenant } = around;
    const installation = createHash('sha256').update(redirectUri).digest('hex').slice(0, 8);
    const slug = options.name.toLowerCase().replaceAll(/[^\da-z]+/g, '-');
    return {
      ...around,
      options: { ...options, checks: this.#checks },
      redirectUri,
      forOthers: home.id !== tenant.id,
      trust: options.credential === 'federated' ? identityFor(identity, home, tenant) : undefined,
      uniqueName: `perennial-${installation}-${slug}`,
      keyName: keyNameOf(installation),
      step: (name, detail = '') => this.#step(name, detail),
    };
  }

  #step(name: string, detail: string): void {
    this.report.steps.push({ name, detail });
    this.around.say(`  ✓ ${name.padEnd(36)}${detail}`.trimEnd());
  }

  /** Carries the plan out. Throws `Stop` at whatever does not go on; the next run goes on from there. */
  async setUp(): Promise<void> {
    if (this.#found.deleted) await this.#restoreOrPurge();
    const [tools, holding, plan] = [this.#tools, this.#holding, this.#planned];
    const { app, key: made } = await ensureApp(tools, holding, plan);
    tools.step('app registration', `client id ${app.appId}`);
    const principal = await ensurePrincipal(tools, app);
    await ensureGrants(tools, holding, plan, { app, principal });
    const key = made ?? (plan.addKey ? await addKey(tools, app, plan) : undefined);
    if (plan.addTrust) {
      const { wrong } = trustFound(holding.trusts, plan.addTrust, tools.keyName);
      await ensureTrust(tools, app, plan.addTrust, wrong);
    }
    if (!plan.addKey) await this.#sweepKeys(app, plan.unusedKeys);
    else if (tools.options.credential === 'secret')
      await removeSecrets(tools.registry, app, plan.unusedKeys);
    if (key) this.#tellKey(key);
    const isWhole = key ? await testToken(tools, holding, app, key.done.presented) : true;
    const accounts = await ensureAccounts(tools, app, plan, key?.done);
    await this.#watch(accounts);
    if (!isWhole) throw new Stop(EXIT.done, 'consent-not-passed-on');
  }

  /** Our own keys of runs that broke. */
  async #sweepKeys(app: Registration, gone: readonly string[]): Promise<void> {
    if (gone.length === 0) return;
    const { options, registry } = this.#tools;
    if (options.credential === 'secret') await removeSecrets(registry, app, gone);
    else await writeKeys(this.#tools, app, gone);
    this.#tools.step('unused keys', `${gone.length} removed`);
  }

  #tellKey({ done, refused, months }: Lived<Key>): void {
    const { options, step } = this.#tools;
    step(options.credential, `until ${dayOf(done.notAfter)}`);
    if (refused.length === 0) return;
    const facts = { refused: monthsText(refused), accepted: monthsText([months]) };
    this.around.tell('lifetime-too-long', facts);
  }

  async #watch(accounts: readonly PerennialAccount[]): Promise<void> {
    const { perennial } = this.#tools;
    for (const one of accounts) if (!waitsForSignIn(one)) await firstRun(this.#tools, one);
    const now = [];
    for (const { id } of accounts) now.push(await perennial.account(id));
    this.#tellWatched(now);
    await this.#askForSignIn(now);
  }

  /** Of several, a script is told the one that somebody still has to sign in to. */
  #tellWatched(accounts: readonly PerennialAccount[]): void {
    const { perennial, say } = this.around;
    const urlOf = ({ id }: PerennialAccount) => `${perennial.origin}/accounts/${id}`;
    const told = accounts.find(waitsForSignIn) ?? accounts[0];
    if (told) this.report.account = { id: told.id, url: urlOf(told), state: told.state };
    for (const one of accounts) say(`Watched: ${urlOf(one)}`);
  }

  /** Throws `Stop` with the address, where one is waiting. */
  async #askForSignIn(accounts: readonly PerennialAccount[]): Promise<void> {
    const waiting = accounts.find(waitsForSignIn);
    if (!waiting) return;
    const address = await this.around.perennial.signIn(waiting.id);
    const { user = '' } = this.around.options;
    throw new Stop(EXIT.personNeeded, 'sign-in-is-left', { user, address });
  }

  /** The name is taken by what lies in the bin. */
  async #restoreOrPurge(): Promise<void> {
    const { deleted } = this.#found;
    const { graph, registry, choose } = this.around;
    const day = dayOf(String(deleted?.['deletedDateTime']));
    const answer = await choose('Restore it (r), or delete it for good and start anew (d)? ', 'rd');
    if (!deleted || answer === undefined)
      throw new Stop(EXIT.personNeeded, 'name-was-deleted', { day });
    if (answer === 'd') {
      await removeAll(this.#removal({ deleted }));
    } else {
      await registry.send('POST', `/directory/deletedItems/${deleted.id}/restore`);
      const [own] = await deletedPrincipals(graph, deleted);
      if (own) await graph.send('POST', `/directory/deletedItems/${own.id}/restore`);
      this.#tools.step('restored', String(deleted['appId']));
    }
    this.#found = await findApp(registry, this.#tools.options, this.#tools.uniqueName);
    await this.#read(this.#found.app);
  }

  /** Nothing is to be done: what there is, is told. Throws `Stop` where somebody still has to sign in. */
  async tellDone(): Promise<void> {
    const { tenant, say } = this.around;
    const accounts = this.#planned.watches.flatMap(({ account }) => account ?? []);
    this.#tellWatched(accounts);
    await this.#askForSignIn(accounts);
    say(`Nothing to change. ${tenant.name} is set up${accounts.map(lastRunOf).join('')}.`);
  }

  #lookForRemoval(): boolean {
    const removal = this.#removal(this.#found);
    this.report.plan = removalText(removal);
    return !isNothing(removal);
  }

  #removal(found: Found): Removal {
    const { around } = this;
    const tools = this.#tools;
    const { app, deleted } = found;
    const clientId = String(app?.appId ?? deleted?.['appId']);
    const accounts = modesOf('both').flatMap((mode) => this.#accountOf(clientId, mode) ?? []);
    return {
      ...tools,
      accounts,
      found,
      adopted: app !== undefined && app.uniqueName !== tools.uniqueName,
      keepRestorable: around.manner.keepRestorable,
    };
  }

  async remove(): Promise<void> {
    await removeAll(this.#removal(this.#found));
    this.tellRemoved();
  }

  tellRemoved(): void {
    const { say } = this.around;
    say(`Nothing of Perennial is left in ${this.tenantName}.`);
    const clientId = this.#found.app?.appId ?? this.#found.deleted?.['appId'];
    const others = this.#accounts.filter((one) => one.clientId !== clientId);
    for (const { name, clientId: other } of others)
      say(`Account "${name}" stays: it signs in with another registration, ${other}.`);
  }
}

const waitsForSignIn = ({ state }: PerennialAccount): boolean => state === 'needs-sign-in';

function lastRunOf({ mode, lastResults: [last] }: PerennialAccount): string {
  if (!last) return '';
  const minutes = Math.round((Date.now() - Date.parse(last.at)) / 60_000);
  const who = mode === 'delegated' ? ' signed in' : '';
  return `, last run${who} ${last.result} ${minutes} min ago`;
}
