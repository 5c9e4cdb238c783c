/** `setup-tenant`: looks at every tenant first, shows what will be done, asks once, and does it. */
import { version } from '../../package.json';
import type { Language } from '../../src/domain/language';
import { tell } from '../../src/failures/doors';
import type { TokenEndpoint } from '../../src/ports';
import { createTokenEndpoint, LOGIN_ORIGIN } from '../../src/microsoft/entra';
import { ThrottleGate } from '../../src/microsoft/throttle-gate';
import type { Exchange } from '../../src/network/exchange';
import { proxyFor } from '../../src/network/proxies';
import { CommandProblem } from '../problem';
import { readJson } from '../read-json';
import type { Session } from '../session';
import type { Member } from '../shapes';
import { adminToken } from './admin-token';
import { GraphClient } from './graph';
import type { GraphWay } from './graph';
import { Job } from './job';
import { optionsOf, WrongUse } from './options';
import type { Manner, SetupOptions } from './options';
import { Pace } from './pace';
import { Perennial } from './perennial';
import { emptyReport } from './report';
import type { Report } from './report';
import { EXIT, Stop, troubleOf } from './stop';
import type { ExitCode, Trouble } from './stop';
import { readTenant } from './tenant';
import type { TenantRead } from './tenant';

const GRAPH_ORIGIN = 'https://graph.microsoft.com';

/** What was typed besides what concerns one tenant. */
export interface Typed extends Manner {
  readonly file: string | undefined;
  /** Options for one tenant, as they were typed. */
  readonly given: object;
}

/** Ends the process with its code; everything has been told. */
class Ended extends CommandProblem {
  constructor(exitCode: ExitCode) {
    super('', exitCode);
  }
}

export async function setupTenants(session: Session, typed: Typed): Promise<void> {
  const tenants = entriesOf(typed).map((entry) => optionsOf(entry, typed));
  refuseTwice(tenants);
  const command = new SetupCommand(session, typed);
  const codes = await command.run(tenants);
  const first = codes.find((code) => code !== EXIT.done);
  if (first !== undefined)
    throw new Ended(codes.includes(EXIT.interrupted) ? EXIT.interrupted : first);
}

/** Throws `WrongUse` for what only one tenant of a command can have. */
function refuseTwice(tenants: readonly SetupOptions[]): void {
  if (tenants.filter(({ tokenFrom }) => tokenFrom === 'stdin').length > 1)
    throw new WrongUse('--token-from stdin is for one tenant: a token is of one.');
  const registrations = tenants.map(({ tenant, name, adopt = name }) => `${tenant} ${adopt}`);
  const again = tenants.find(
    (_, index) => registrations.indexOf(registrations[index] ?? '') < index,
  );
  if (again) throw new WrongUse(`${again.tenant} is named twice with the same --name.`);
}

/** The entries of the file, each over what was typed. */
function entriesOf({ file, given }: Typed): readonly object[] {
  if (file === undefined) return [given];
  const entries = readJson(file, EXIT.wrongUse);
  if (!Array.isArray(entries) || entries.length === 0)
    throw new WrongUse(`${file} is to be a list: [{"tenant": "…", "user": "…"}, …].`);
  return entries.map((entry: unknown, index) => {
    if (typeof entry !== 'object' || entry === null || Array.isArray(entry))
      throw new WrongUse(`${file}: entry ${index + 1} is to be {"tenant": "…", "user": "…"}.`);
    return { ...given, ...entry };
  });
}

/** A tenant on its way through the command. */
interface Candidate {
  readonly options: SetupOptions;
  job?: Job;
  report: Report;
  code: ExitCode;
  isPlanned: boolean;
}

interface Entered {
  readonly graph: GraphClient;
  readonly tenant: TenantRead;
  /** Whose token it is, as it is told. */
  readonly from: string;
}

class SetupCommand {
  readonly #pace: Pace;
  readonly #perennial: Perennial;
  readonly #tokens: TokenEndpoint;
  readonly #exchange: Exchange;
  readonly #language: Language;
  /** Accounts that the tenants looked at before are going to have. */
  #toCome = 0;

  constructor(
    private readonly session: Session,
    private readonly typed: Typed,
  ) {
    const { terminal } = session;
    this.#pace = new Pace(terminal, (text) => this.#say(`  … ${text}`));
    this.#perennial = new Perennial(session.api);
    this.#exchange = session.exchange;
    this.#language = session.language;
    this.#tokens = createTokenEndpoint({
      origin: this.#loginOrigin,
      userAgent: `Perennial/${version}`,
      gate: new ThrottleGate(Date.now),
      clock: Date.now,
      exchange: this.#exchange,
    });
  }

  get #loginOrigin(): string {
    return this.session.terminal.env['LOGIN_ORIGIN'] ?? LOGIN_ORIGIN;
  }

  get #graphWay(): GraphWay {
    const { env } = this.session.terminal;
    const origin = env['GRAPH_ORIGIN'] ?? GRAPH_ORIGIN;
    const proxy = proxyFor(new URL(origin), this.session.proxies);
    return { origin, exchange: this.#exchange, pace: this.#pace, proxy };
  }

  /** Answers one exit code for each tenant. */
  async run(tenants: readonly SetupOptions[]): Promise<readonly ExitCode[]> {
    const all: Candidate[] = tenants.map((options) => ({
      options,
      report: emptyReport(),
      code: EXIT.done,
      isPlanned: false,
    }));
    for (const one of all) await this.#guarded(one, () => this.#look(one));
    const planned = all.filter(({ isPlanned }) => isPlanned);
    if (planned.length > 0 && !this.typed.planOnly) await this.#carryOut(planned);
    if (this.session.asJson) this.#print(all.map(({ report }) => report));
    return all.map(({ code }) => code);
  }

  #print(reports: readonly Report[]): void {
    const isList = this.typed.file !== undefined;
    const answer = isList ? { tenants: reports } : reports[0];
    this.session.print(answer, () => '');
  }

  /** Whatever ends the work on one tenant is told, and does not end the work on others. */
  async #guarded(one: Candidate, act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (thrown) {
      const { tenant } = one.options;
      const facts = { tenant, domain: tenant, add: `${this.#perennial.origin}/add` };
      const [code, trouble] = this.#interrupted
        ? [EXIT.interrupted, this.#interruption(one)]
        : troubleOf(thrown, this.#language, facts);
      one.code = code;
      one.report.failure = trouble;
      this.#tellTrouble(trouble);
    }
  }

  get #interrupted(): boolean {
    return this.session.terminal.interrupted.aborted;
  }

  #interruption({ report }: Candidate): Trouble {
    const steps = report.steps.map(({ name }) => name).join(', ');
    const facts = steps === '' ? {} : { steps };
    const stop = new Stop(EXIT.interrupted, 'interrupted', facts);
    return troubleOf(stop, this.#language, {})[1];
  }

  async #look(one: Candidate): Promise<void> {
    const { options } = one;
    const { terminal } = this.session;
    const { tenant: name, homeTenant } = options;
    const there = await this.#enter(name, options, options.anyTenant || this.typed.remove);
    const home = homeTenant === undefined ? there : await this.#enter(homeTenant, options, true);
    const { graph, tenant } = there;
    const { accounts = 0, ...member } = await this.#perennial.me();
    const me = { ...member, accounts: accounts + this.#toCome };
    this.#introduce(tenant, there.from, me);
    const job = new Job({
      graph,
      registry: home.graph,
      home: home.tenant,
      options,
      tenant,
      manner: this.typed,
      perennial: this.#perennial,
      tokens: this.#tokens,
      pace: this.#pace,
      say: (text) => this.#say(text),
      tell: (door, facts) => this.#tellTrouble(tell(door, this.#language, facts)),
      choose: (question, letters) => this.#choose(question, letters),
      attended: terminal.interactive,
      enough: () => terminal.pressed('q'),
    });
    Object.assign(one, { job, report: job.report });
    one.isPlanned = await job.look(me);
    this.#toCome += job.addedAccounts;
    if (one.isPlanned) this.#show(job);
    else if (this.typed.remove) job.tellRemoved();
    else await job.tellDone();
  }

  /** A tenant as its administrator. Throws `Stop` where nobody is signed in to it. */
  async #enter(name: string, options: SetupOptions, anyTenant: boolean): Promise<Entered> {
    const way = this.#graphWay;
    const login = { ...way, origin: this.#loginOrigin, tell: (text: string) => this.#say(text) };
    const { token, from } = await adminToken(name, options, this.session.terminal, login);
    const graph = new GraphClient(way, token);
    return { graph, from, tenant: await readTenant(graph, { tenant: name, anyTenant }) };
  }

  #introduce(
    { name, domain, isDeveloper, ends, you, roles }: Awaited<ReturnType<typeof readTenant>>,
    from: string,
    { name: member, role, quota, accounts = 0 }: Member,
  ): void {
    const kind = isDeveloper ? 'developer subscription' : 'no developer subscription';
    const end = ends === undefined ? '' : `, ends ${ends}`;
    const held = quota === undefined ? '' : `, ${accounts} of ${quota} accounts`;
    this.#say(`Tenant        ${name} (${domain}), ${kind}${end}`);
    this.#say(`You           ${[you, ...roles].join(', ')}, signed in through ${from}`);
    this.#say(`Perennial     ${this.#perennial.origin}, key of "${member}" (${role}${held})\n`);
  }

  #show({ report, tenantName }: Job): void {
    const { tenant = [], perennial = [] } = report.plan ?? {};
    const { remove } = this.typed;
    const sign = remove ? '-' : '+';
    const list = (title: string, lines: readonly string[]) =>
      lines.length > 0 &&
      this.#say([title, ...lines.map((line) => `  ${sign} ${line}`)].join('\n'));
    list(
      remove ? `This will be removed in ${tenantName}:` : `This will be done in ${tenantName}:`,
      tenant,
    );
    list('and in Perennial:', perennial);
    this.#say(
      remove
        ? 'Keep it restorable for 30 days instead: --keep-30-days\n'
        : 'Nothing else is touched. Undo: the same command with --remove.\n',
    );
  }

  async #carryOut(planned: readonly Candidate[]): Promise<void> {
    if (!(await this.#agreed())) {
      for (const one of planned) one.code = EXIT.personNeeded;
      return;
    }
    for (const one of planned)
      await this.#guarded(one, async () => {
        this.#refuseInterrupted();
        if (this.typed.remove) await one.job?.remove();
        else await one.job?.setUp();
      });
  }

  /** Without a terminal nobody can be asked: the plan is printed, and that is all. */
  async #agreed(): Promise<boolean> {
    if (this.typed.yes) return true;
    return (await this.#choose('Go on? [y/N] ', 'y')) === 'y';
  }

  async #choose(question: string, letters: string): Promise<string | undefined> {
    const { terminal } = this.session;
    if (!terminal.interactive) return undefined;
    const [letter = ''] = (await terminal.ask(question)).trim().toLowerCase();
    return letter !== '' && letters.includes(letter) ? letter : undefined;
  }

  #tellTrouble({ title, cause, fix, link }: Trouble): void {
    if (this.session.asJson) return;
    const lines = [`\n${title}.`, cause, fix, ...(link === undefined ? [] : [link])];
    this.session.terminal.note(lines.join('\n'));
  }

  #say(text: string): void {
    if (!this.session.asJson) this.session.terminal.out(text);
  }

  #refuseInterrupted(): void {
    if (this.#interrupted) throw new Stop(EXIT.interrupted, 'interrupted');
  }
}
