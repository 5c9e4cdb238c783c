import type { Command } from 'commander';
import { readDocument } from '../apply/document';
import { planOf } from '../apply/plan';
import type { Present, Step } from '../apply/plan';
import { accountPath } from '../lookup';
import { CommandProblem } from '../problem';
import { SECRET_FIELDS, secretOf } from '../secrets';
import type { Reference } from '../secrets';
import type { Session } from '../session';
import { confirm } from './accounts';

interface Options {
  readonly dryRun?: boolean;
  readonly prune?: boolean;
  readonly yes?: boolean;
}

export function apply(program: Command, session: Session): void {
  program
    .command('apply')
    .description('makes accounts as a file declares them: shows the difference, asks, and does it')
    .argument('<file>', '{"accounts": […]}, as export prints it, with secrets by reference')
    .option('--dry-run', 'shows the difference alone')
    .option('--prune', 'also removes accounts that the file does not have')
    .option('--yes', 'does not ask')
    .action(async (file: string, options: Options) => {
      const declared = readDocument(file);
      const plan = planOf(declared, await presentAccounts(session));
      const steps = plan.filter(({ type }) => type !== 'extra' || options.prune);
      session.terminal.note(difference(plan, options.prune === true));
      // Secrets are looked for before anything is changed, so that none is missing half-way.
      const ready = steps.map((step) => ({ step, credential: credentialFor(step, session) }));
      if (options.dryRun !== true && steps.length > 0) {
        await confirm(session, `Make ${steps.length} changes?`, options.yes);
        for (const { step, credential } of ready) await take(session, step, credential);
      }
      session.print(summary(plan, options), (done) => sentence(done, options));
    });
}

/** Requests at a time. */
const SIDE_BY_SIDE = 8;

/** All accounts, each whole: a list may tell less. */
async function presentAccounts({ api }: Session): Promise<readonly Present[]> {
  const listed = await api.list<Present>('/api/accounts?top=100');
  const found: Present[] = [];
  for (let first = 0; first < listed.length; first += SIDE_BY_SIDE) {
    const some = listed.slice(first, first + SIDE_BY_SIDE);
    found.push(...(await Promise.all(some.map((one) => api.get<Present>(accountPath(one))))));
  }
  return found;
}

/** The credential with what its references stand for, where the step needs one. */
function credentialFor(step: Step, { terminal }: Session): object | undefined {
  if (step.type === 'extra' || step.declared.credential === undefined) return undefined;
  if (step.type === 'change' && !step.changes.some(({ field }) => field === 'credential'))
    return undefined;
  const { kind, ...references } = step.declared.credential;
  const field = SECRET_FIELDS[kind];
  if (field === undefined) return { kind };
  const reference = (references as Record<string, Reference | undefined>)[field];
  if (!reference)
    throw new CommandProblem(
      `${step.declared.name}: its credential needs ${field}: {"env": "NAME"} or {"file": "PATH"}.`,
    );
  return { kind, [field]: secretOf(reference, terminal) };
}

async function take(
  { api, terminal }: Session,
  step: Step,
  credential: object | undefined,
): Promise<void> {
  if (step.type === 'extra') {
    await api.send('DELETE', accountPath(step.present));
    terminal.note(`- ${step.present.name}`);
    return;
  }
  if (step.type === 'create') {
    const body = { ...step.declared, credential };
    await api.send('POST', '/api/accounts', { body });
  } else {
    const path = accountPath(step.present);
    const { etag } = await api.send('GET', path);
    const fields = step.changes.map(({ field, to }) => [field, to] as const);
    // A credential is compared by its kind, and sent whole.
    const body = { ...Object.fromEntries(fields), ...(credential && { credential }) };
    await api.send('PATCH', path, { body, ifMatch: etag });
  }
  terminal.note(`${step.type === 'create' ? '+' : '~'} ${step.declared.name}`);
}

const text = (value: unknown): string => (value === undefined ? '–' : JSON.stringify(value));

/** One line for each account that differs, and one for each field of it. */
function difference(plan: readonly Step[], prune: boolean): string {
  const lines = plan.flatMap((step) => {
    if (step.type === 'create') return [`+ ${step.declared.name}`];
    if (step.type === 'extra')
      return [
        `${prune ? '-' : '?'} ${step.present.name}${prune ? '' : ' is not in the file: --prune removes it'}`,
      ];
    return [
      `~ ${step.declared.name}`,
      ...step.changes.map(({ field, from, to }) => `    ${field}: ${text(from)} → ${text(to)}`),
    ];
  });
  return lines.length > 0 ? lines.join('\n') : 'Nothing differs.';
}

interface Summary {
  readonly created: number;
  readonly changed: number;
  readonly removed: number;
  readonly extra: number;
}

function summary(plan: readonly Step[], { prune }: Options): Summary {
  const count = (type: Step['type']) => plan.filter((step) => step.type === type).length;
  const extra = count('extra');
  return {
    created: count('create'),
    changed: count('change'),
    removed: prune === true ? extra : 0,
    extra: prune === true ? 0 : extra,
  };
}

const sentence = ({ created, changed, removed }: Summary, { dryRun }: Options): string =>
  `${created} created, ${changed} changed, ${removed} removed${dryRun === true ? ': nothing was done yet.' : '.'}`;
