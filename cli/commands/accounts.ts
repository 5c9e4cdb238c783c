import { Option } from 'commander';
import type { Command } from 'commander';
import { accountPath, findAccount } from '../lookup';
import { CommandProblem } from '../problem';
import { readObject } from '../read-json';
import { credentialOf } from '../secrets';
import type { Session } from '../session';
import { failureText, shownTime } from '../shapes';
import type { Account, Failure, Run } from '../shapes';
import { table } from '../table';

interface Fields {
  readonly file?: string;
  readonly name?: string;
  readonly tenant?: string;
  readonly client?: string;
  readonly user?: string;
  readonly credential?: string;
  readonly secretEnv?: string;
  readonly secretFile?: string;
  readonly preset?: string;
  readonly schedule?: string;
  readonly notify?: string;
}

/** A run takes six minutes at most; longer means that it has not begun. */
const MOST_LOOKS = 400;
const LOOK_MS = 1000;

export function accounts(program: Command, session: Session): void {
  const group = program.command('accounts').description('accounts: who is checked');
  group
    .command('list')
    .description('all accounts that you may see')
    .action(async () => {
      session.print(await session.api.list<Account>('/api/accounts?top=100'), accountTable);
    });
  group
    .command('show')
    .description('all there is of one')
    .argument('<account>', 'its id or its name')
    .action(async (given: string) => {
      const { id } = await findAccount(session, given);
      session.print(await session.api.get<Account>(accountPath({ id })), details);
    });
  withFields(group.command('add').description('registers one, and says what it may do'))
    // What another tenant or app has is another account: neither can be changed.
    .option('--tenant <id>', 'Directory (tenant) ID, or a domain of it')
    .option('--client <id>', 'Application (client) ID')
    .action(async (fields: Fields) => {
      const { body } = await session.api.send<Registered>('POST', '/api/accounts', {
        body: bodyOf(fields, session),
      });
      session.print(body, registered);
    });
  withFields(
    group
      .command('edit')
      .description('changes what is given, and nothing else')
      .argument('<account>', 'its id or its name'),
  ).action(async (given: string, fields: Fields) => {
    const path = accountPath(await findAccount(session, given));
    const { etag } = await session.api.send('GET', path);
    const { body } = await session.api.send<Account>('PATCH', path, {
      body: bodyOf(fields, session),
      ifMatch: etag,
    });
    session.print(body, ({ name, state }) => `${name} is changed and ${state}.`);
  });
  for (const [verb, done] of [
    ['pause', 'is paused'],
    ['resume', 'runs again'],
  ] as const) {
    group
      .command(verb)
      .description(verb === 'pause' ? 'stops it until it is resumed' : 'starts it again')
      .argument('<account>', 'its id or its name')
      .action(async (given: string) => {
        const found = await findAccount(session, given);
        const { body } = await session.api.send<Account>('POST', `${accountPath(found)}/${verb}`, {
          body: {},
        });
        session.print(body, () => `${found.name} ${done}.`);
      });
  }
  group
    .command('run')
    .description('runs it now, and waits for what comes of it')
    .argument('<account>', 'its id or its name')
    .option('--no-wait', 'says the run’s id and ends')
    .action(async (given: string, { wait }: { wait: boolean }) => runNow(session, given, wait));
  group
    .command('remove')
    .description('removes it, with what its checks may have left behind')
    .argument('<account>', 'its id or its name')
    .option('--yes', 'does not ask')
    .action(async (given: string, { yes }: { yes?: boolean }) => {
      const found = await findAccount(session, given);
      await confirm(session, `Remove ${found.name} (${found.id})?`, yes);
      const { body } = await session.api.send('DELETE', accountPath(found));
      session.print(body ?? {}, () => `${found.name} is removed.`);
    });
}

function withFields(command: Command): Command {
  return command
    .option('--file <file>', 'a JSON file in the form of the API; other options go before it')
    .option('--name <text>')
    .option('--user <name>', 'whose mailbox and drive the checks use')
    .addOption(
      new Option('--credential <kind>').choices([
        'clientSecret',
        'certificate',
        'refreshToken',
        'federated',
        'signIn',
      ]),
    )
    .option('--secret-env <variable>', 'the environment variable that holds the secret')
    .option('--secret-file <file>', 'the file that holds it, which nobody else may read')
    .addOption(
      new Option('--preset <name>', 'which checks').choices([
        'read-only',
        'balanced',
        'everything',
      ]),
    )
    .option('--schedule <preset>', 'how often: steady, gentle, …')
    .option('--notify <address>', 'who is told');
}

function bodyOf(fields: Fields, { terminal }: Session): object {
  const { file, name, tenant, client, user, credential, secretEnv, secretFile } = fields;
  const { preset, schedule, notify } = fields;
  if (credential === undefined && (secretEnv ?? secretFile) !== undefined)
    throw new CommandProblem('A secret is part of a credential: say which kind, --credential.');
  const given = Object.entries({
    name,
    tenantId: tenant,
    clientId: client,
    user,
    credential:
      credential && credentialOf(credential, { env: secretEnv, file: secretFile }, terminal),
    checks: preset && { preset },
    schedule: schedule && { preset: schedule },
    notify: notify && { email: notify },
  }).filter(([, value]) => value !== undefined);
  const body = {
    ...(file === undefined ? {} : readObject(file)),
    ...Object.fromEntries(given),
  };
  if (Object.keys(body).length === 0) throw new CommandProblem('Nothing is given: see --help.');
  return body;
}

async function runNow(session: Session, given: string, wait: boolean): Promise<void> {
  const found = await findAccount(session, given);
  const path = accountPath(found);
  const { body } = await session.api.send<{ runId: string }>('POST', `${path}/run`, { body: {} });
  if (!wait) {
    session.print(body, ({ runId }) => runId);
    return;
  }
  const run = await ended(session, `${path}/runs/${body.runId}`, found.name);
  session.print(run, outcome);
  if (run.result !== 'passed') throw new CommandProblem(`${found.name}: ${run.result ?? ''}.`);
}

async function ended(session: Session, path: string, name: string): Promise<Run> {
  let state = '';
  for (let left = MOST_LOOKS; left > 0; left -= 1) {
    const run = await session.api.get<Run>(path);
    if (run.state === 'ended') return run;
    if (run.state !== state) session.terminal.note(`${name} is ${run.state} …`);
    ({ state } = run);
    await session.terminal.sleep(LOOK_MS);
  }
  throw new CommandProblem(`${name} has not been run: look at perennial doctor.`);
}

/** Throws `CommandProblem` unless somebody says yes, beforehand or now. */
export async function confirm(
  { terminal }: Session,
  question: string,
  yes?: boolean,
): Promise<void> {
  if (yes) return;
  if (!terminal.interactive) throw new CommandProblem('There is nobody to ask: say --yes.');
  const answer = await terminal.ask(`${question} [y/N] `);
  if (!/^y(?:es)?$/i.test(answer.trim())) throw new CommandProblem('Nothing was changed.');
}

interface Registered extends Account {
  readonly preflight?: {
    readonly failure?: Failure;
    readonly checks?: readonly { readonly enabled: boolean }[];
  };
}

function registered({ name, id, state, preflight = {} }: Registered): string {
  const { failure, checks = [] } = preflight;
  const may = `${checks.filter(({ enabled }) => enabled).length} of ${checks.length} checks can run.`;
  return [
    `${name} is registered as ${id} and ${state}.`,
    ...(failure ? [failureText(failure)] : []),
    ...(checks.length > 0 ? [may] : []),
  ].join('\n');
}

const accountTable = (list: readonly Account[]): string =>
  table(
    ['NAME', 'STATE', 'NEXT RUN', 'TENANT', 'ID'],
    list.map((one) => [one.name, one.state, shownTime(one.nextRunAt), one.tenantId, one.id]),
  );

function details(one: Account): string {
  const rows = [
    ['id', one.id],
    ['state', `${one.state} since ${shownTime(one.stateSince)}`],
    ['tenant', one.tenantId],
    ['user', one.user ?? '–'],
    ['credential', `${one.credential.kind}, ends ${shownTime(one.credential.expiresAt)}`],
    ['next run', shownTime(one.nextRunAt)],
    ...(one.failure ? [['trouble', failureText(one.failure)]] : []),
  ];
  return table([one.name, ''], rows);
}

const outcome = (run: Run): string =>
  [
    table(
      ['CHECK', 'RESULT', 'WHY'],
      run.outcomes.map(({ check, result, failure }) => [
        check,
        result,
        failure ? (failure.title ?? failure.code) : '',
      ]),
    ),
    ...(run.failure ? [failureText(run.failure)] : []),
  ].join('\n');
