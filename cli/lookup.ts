import type { Account } from './shapes';
import type { Session } from './session';
import { CommandProblem } from './problem';

/** The account of an id or a name; a name that several have must be told apart by id. */
export async function findAccount({ api }: Session, given: string): Promise<Account> {
  const accounts = await api.list<Account>('/api/accounts?top=100');
  const found = accounts.filter(({ id, name }) => id === given || name === given);
  const [account, ...more] = found;
  if (account === undefined) throw new CommandProblem(`There is no account ${given}.`);
  if (more.length > 0)
    throw new CommandProblem(
      `${found.length} accounts are called ${given}: say which by its id, ${found.map(({ id }) => id).join(' or ')}.`,
    );
  return account;
}

export const accountPath = ({ id }: Pick<Account, 'id'>): string =>
  `/api/accounts/${encodeURIComponent(id)}`;
