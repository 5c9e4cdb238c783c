/** `POST /api/import`, as `apply` uses it: the document as it would be if it said everything. */
import { FIRST_OPERATOR } from '../../src/domain/member';
import type { Api } from '../api';
import { CommandProblem } from '../problem';
import type { Declared, Document } from './document';
import type { Step } from './plan';

type Result = 'added' | 'unchanged' | 'kept';

/** What the import answers. */
export interface Imported {
  readonly accounts: readonly {
    readonly id: string;
    readonly name: string;
    readonly result: Result;
  }[];
  readonly members: readonly { readonly name: string; readonly result: Result }[];
  readonly settings: 'changed' | 'unchanged' | 'kept';
}

export async function importPlan(
  api: Api,
  { members, settings }: Document,
  plan: readonly Step[],
  dryRun: boolean,
): Promise<Imported> {
  const accounts = plan.flatMap((step) => (step.type === 'extra' ? [] : [whole(step)]));
  const { body } = await api.send<Imported>('POST', `/api/import?dryRun=${String(dryRun)}`, {
    body: { version: 1, accounts, members, settings },
  });
  const results = new Map(body.accounts.map(({ id, result }) => [id, result]));
  for (const step of plan)
    if (step.type === 'create' && results.get(step.id) !== 'added')
      throw new CommandProblem(
        `${step.declared.name} cannot be added: its id ${step.id} is taken, or is being removed. Leave "id" out.`,
      );
  return body;
}

/** What the document leaves out is as it is, and an account that is new belongs to the operators. */
function whole(step: Exclude<Step, { type: 'extra' }>): object {
  const { credential, ...declared } = step.declared;
  if (step.type === 'create')
    return { owner: FIRST_OPERATOR, ...declared, id: step.id, credential: kindOf(step.declared) };
  const { present } = step;
  return {
    ...present,
    ...declared,
    id: present.id,
    owner: present.owner,
    credential: present.credential,
  };
}

function kindOf({ name, credential }: Declared): object {
  if (!credential)
    throw new CommandProblem(`${name}: a new account needs a credential, at least its kind.`);
  return { kind: credential.kind };
}
