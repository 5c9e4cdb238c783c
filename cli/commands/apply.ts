import { randomBytes } from 'node:crypto';
import type { Command } from 'commander';
import { readDocument } from '../apply/document';
import { planOf } from '../apply/plan';
import type { Installation, Present, Step } from '../apply/plan';
import { importPlan } from '../apply/transfer';
import { changeCount, difference, sentence, summary } from '../apply/difference';
import type { Flags } from '../apply/difference';
import { accountPath } from '../lookup';
import { CommandProblem } from '../problem';
import { SECRET_FIELDS, secretOf } from '../secrets';
import type { Reference } from '../secrets';
import type { Session } from '../session';
import type { Account } from '../shapes';
import { confirm } from './accounts';

interface Options extends Flags {
  readonly yes?: boolean;
}

export function apply(program: Command, session: Session): void {
  program
    .command('apply')
    .description('makes an installation as a file declares it: shows the difference, asks, does it')
    .argument('<file>', 'what export prints, with secrets by reference')
    .option('--dry-run', 'shows the difference alone')
    .option('--prune', 'also removes accounts that the file does not have')
    .option('--yes', 'does not ask')
    .action(async (file: string, options: Options) => {
      const document = readDocument(file);
      const plan = planOf(document.accounts, await installationOf(session), newId);
      // Secrets are looked for before anything is changed, so that none is missing half-way.
      const credentials = new Map(plan.map((step) => [step, credentialFor(step, session)]));
      const foreseen = await importPlan(session.api, document, plan, true);
      session.terminal.note(difference(plan, foreseen, options.prune === true));
      const count = changeCount(plan, foreseen, options);
      if (options.dryRun !== true && count > 0) {
        await confirm(session, `Make ${count} changes?`, options.yes);
        await importPlan(session.api, document, plan, false);
        for (const step of plan) await take(session, step, credentials.get(step), options);
      }
      session.print(summary(plan, options), (done) => sentence(done, options));
    });
}

const ID_BYTES = 16;
const newId = (): string => randomBytes(ID_BYTES).toString('hex');

async function installationOf({ api }: Session): Promise<Installation> {
  const { accounts } = await api.get<{ accounts: readonly Present[] }>('/api/export');
  const listed = await api.list<Account>('/api/accounts?top=100');
  const without = listed.filter(({ state }) => state === 'needs-credential');
  return { accounts, withoutCredential: new Set(without.map(({ id }) => id)) };
}

/** The credential with what its references stand for, where the step needs one. */
function credentialFor(step: Step, { terminal }: Session): object | undefined {
  if (step.type === 'extra' || step.type === 'keep' || !step.declared.credential) return undefined;
  if (step.type === 'change' && !step.changes.some(({ field }) => field === 'credential'))
    return undefined;
  const { kind, ...references } = step.declared.credential;
  const field = SECRET_FIELDS[kind];
  if (field === undefined) return { kind };
  const reference = (references as Record<string, Reference | undefined>)[field];
  if (reference) return { kind, [field]: secretOf(reference, terminal) };
  // What another installation has exported waits for its credential here.
  if (step.type === 'create') return undefined;
  throw new CommandProblem(
    `${step.declared.name}: its credential needs ${field}: {"env": "NAME"} or {"file": "PATH"}.`,
  );
}

/** What the import leaves to be done of a step. */
async function take(
  { api, terminal }: Session,
  step: Step,
  credential: object | undefined,
  { prune }: Options,
): Promise<void> {
  if (step.type === 'keep') return;
  if (step.type === 'extra') {
    if (prune !== true) return;
    await api.send('DELETE', accountPath(step.present));
    terminal.note(`- ${step.present.name}`);
    return;
  }
  const fields = step.type === 'change' ? step.changes.map(({ field, to }) => [field, to]) : [];
  // A credential is compared by its kind, and sent whole.
  if (credential) fields.push(['credential', credential]);
  if (fields.length > 0) await change(api, step, Object.fromEntries(fields) as object);
  const waits = step.type === 'create' && credential === undefined;
  terminal.note(
    `${step.type === 'create' ? '+' : '~'} ${step.declared.name}${waits ? ' waits for its credential: perennial accounts edit … --credential' : ''}`,
  );
}

async function change(
  api: Session['api'],
  step: Extract<Step, { type: 'create' | 'change' }>,
  body: object,
): Promise<void> {
  const path = accountPath(step.type === 'create' ? step : step.present);
  const { etag } = await api.send('GET', path);
  await api.send('PATCH', path, { body, ifMatch: etag });
}
