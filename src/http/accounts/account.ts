import type * as z from 'zod';
import { confirmationFor } from '../../addresses/mailable';
import { findAccount } from '../../accounts/list';
import type { Account } from '../../domain/account';
import { noAccount } from '../../refusal';
import type { Call, Answer } from '../operation';
import type { ApiResponse } from '../request';
import { isOwnId } from '../schemas/text';
import { account } from './account-schema';
import { accountView } from './account-view';

type AnyCall = Call<unknown, unknown, 'accountId'>;

/** The account that a path names, if whoever asks may see it. */
export async function accountOf({ core, principal, params }: AnyCall): Promise<Account> {
  if (!isOwnId(params.accountId)) throw noAccount();
  return (await findAccount(core, principal, params.accountId)).value;
}

/** The answer of what gives an account: with its revision as ETag, which `If-Match` is held against. */
export const theAccount = {
  200: { description: 'The account', schema: account, headers: ['ETag'] },
} as const satisfies Record<number, Answer>;

/** What is said only when there is something to say. */
export const unlessEmpty = <T>(items: readonly T[]): T[] | undefined =>
  items.length > 0 ? [...items] : undefined;

/** `notes`: what only the answer to a request of its own says. */
export async function accountResponse(
  { core, language }: Pick<AnyCall, 'core' | 'language'>,
  value: Account,
  notes: Pick<z.output<typeof account>, 'sameAs' | 'warnings'> = {},
): Promise<ApiResponse> {
  const confirmation = await confirmationFor(core, value);
  const told = { now: core.clock(), language, confirmation };
  return {
    status: 200,
    headers: { ETag: `"${value.revision}"` },
    body: { ...accountView(core, value, told), ...notes },
  };
}

/** The same of what makes an account. */
export async function createdResponse(
  ...asked: Parameters<typeof accountResponse>
): Promise<ApiResponse> {
  const [, { id }] = asked;
  const { headers, ...response } = await accountResponse(...asked);
  const location = { Location: `/api/accounts/${id}` };
  return { ...response, status: 201, headers: { ...headers, ...location } };
}
